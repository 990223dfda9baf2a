package org.samrad.inbox.bulk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.inbox.form.Note;
import org.samrad.inbox.form.Outlook;
import org.samrad.inbox.form.RequestForm;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a table is asked before its rows are filed: the same as the form asks of one request. */
@Component
class BulkQuestions {

    private final Outlook outlook;
    private final RequestChoices choices;

    BulkQuestions(Outlook outlook, RequestChoices choices) {
        this.outlook = outlook;
        this.choices = choices;
    }

    /**
     * The questions of some rows.
     *
     * @param notes by line, of those that are asked something
     * @param answer what the tick sends that files them all the same; another thing as soon as something else is asked
     */
    record Asked(Map<Integer, List<Note>> notes, String answer) {

        /** Whether something is asked that was not answered. */
        boolean isOpen(String answered) {
            return !notes.isEmpty() && !answer.equals(answered);
        }
    }

    /** @param rows sound ones */
    @Transactional(readOnly = true)
    public Asked of(List<BulkReading.Read> rows, Locale locale) {
        List<RequestForm> forms = rows.stream().map(BulkReading.Read::form).toList();
        List<List<Note>> found = outlook.questions(forms, choices.names(locale));
        Map<Integer, List<Note>> notes = new LinkedHashMap<>();
        List<Object> said = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<Note> own = found.get(i);
            if (!own.isEmpty()) {
                BulkRow row = rows.get(i).row();
                notes.put(row.line(), own);
                said.add(row.line());
                // As text: what other programs on the database make of the same has to be the same.
                said.add(row.cells().toString());
                own.forEach(note -> said.add(note.key() + note.field()));
            }
        }
        return new Asked(notes, Integer.toHexString(Objects.hash(said.toArray())));
    }
}
