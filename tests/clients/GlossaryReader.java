// Prints what OmegaT's own readers find in a glossary: file, source language, target language.
import java.io.File;
import java.io.PrintStream;
import java.util.List;
import org.omegat.core.Core;
import org.omegat.core.data.NotLoadedProject;
import org.omegat.core.data.ProjectProperties;
import org.omegat.gui.glossary.GlossaryEntry;
import org.omegat.gui.glossary.GlossaryReaderTBX;
import org.omegat.gui.glossary.GlossaryReaderTSV;
import org.omegat.util.Language;
import org.omegat.util.RuntimePreferences;

public class GlossaryReader {
    public static void main(String[] arguments) throws Exception {
        File file = new File(arguments[0]);
        File home = file.getAbsoluteFile().getParentFile();
        RuntimePreferences.setConfigDir(home.getPath());
        ProjectProperties properties = new ProjectProperties(home);
        properties.setSourceLanguage(new Language(arguments[1]));
        properties.setTargetLanguage(new Language(arguments[2]));
        // The TBX reader asks for the languages of the open project.
        Core.setProject(new NotLoadedProject() {
            @Override
            public ProjectProperties getProjectProperties() {
                return properties;
            }
        });
        List<GlossaryEntry> entries = file.getName().endsWith(".txt")
                ? GlossaryReaderTSV.read(file, false)
                : GlossaryReaderTBX.read(file, false);
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        for (GlossaryEntry entry : entries) {
            out.println(entry.getSrcText() + "\t" + String.join("\t", entry.getLocTerms(false)));
        }
    }
}
