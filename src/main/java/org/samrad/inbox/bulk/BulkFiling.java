package org.samrad.inbox.bulk;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.samrad.inbox.form.FormFiling;
import org.samrad.inbox.form.RequestForm;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes tables of requests: rows are mended, and those that are sound filed, each once, however often that is asked. */
@Service
class BulkFiling {

    private final BulkImports imports;
    private final BulkReading reading;
    private final BulkQuestions questions;
    private final FormFiling filing;

    BulkFiling(BulkImports imports, BulkReading reading, BulkQuestions questions, FormFiling filing) {
        this.imports = imports;
        this.reading = reading;
        this.questions = questions;
        this.filing = filing;
    }

    /**
     * What became of the wish to file.
     *
     * @param filed how many requests are
     * @param broken how many rows are not, since something is wrong with them
     * @param asked of how many rows something is asked first, for which none is filed
     */
    record Outcome(int filed, int broken, int asked) implements Serializable {}

    /**
     * Files all open rows, or none of them where something is wrong with one, or asked of one and not answered.
     *
     * @param answered what was answered to {@link BulkQuestions}; empty where nothing was
     * @param soundOnly whether those that are sound are filed in spite of others
     * @return empty where the account has no such table
     */
    @Transactional
    public Optional<Outcome> file(String account, long id, boolean soundOnly, String answered, Locale locale) {
        return imports.held(account, id).map(kept -> {
            List<BulkReading.Read> read = reading.read(kept.rows(), locale);
            int broken = (int)
                    read.stream().filter(one -> one.isOpen() && !one.isSound()).count();
            if (broken > 0 && !soundOnly) {
                return new Outcome(0, broken, 0);
            }
            BulkQuestions.Asked asked = questions.of(
                    read.stream().filter(one -> one.isOpen() && one.isSound()).toList(), locale);
            if (asked.isOpen(answered)) {
                return new Outcome(0, broken, asked.notes().size());
            }
            Set<String> filedCases = new HashSet<>();
            var rows = new ArrayList<BulkRow>();
            int filed = 0;
            for (BulkReading.Read one : read) {
                if (!one.isOpen() || !one.isSound() || one.content() == null) {
                    rows.add(one.row());
                    continue;
                }
                RequestForm form = one.form();
                boolean again = !form.newCase().isEmpty() && !filedCases.add(form.newCase());
                String request = filing.store(again ? aboutFiled(form) : form, null, one.content(), List.of())
                        .getFirst();
                rows.add(one.row().filedAs(request));
                filed++;
            }
            imports.put(new BulkImports.Kept(id, rows, kept.createdAt()));
            return new Outcome(filed, broken, 0);
        });
    }

    /** A further row for a new case that an earlier row has just filed. */
    private static RequestForm aboutFiled(RequestForm form) {
        return form.with(fields -> {
            fields.caseKind = RequestForm.EXISTING_CASE;
            fields.existingCase = form.newCase();
            fields.newCase = "";
        });
    }

    /**
     * Puts other cells into open rows.
     *
     * @param mended by line, the columns that were typed
     * @return whether the account has such a table
     */
    @Transactional
    public boolean mend(String account, long id, Map<Integer, Map<BulkColumn, String>> mended) {
        return imports.held(account, id)
                .map(kept -> {
                    List<BulkRow> rows = kept.rows().stream()
                            .map(row -> row.request() == null && mended.containsKey(row.line())
                                    ? merged(row, new HashMap<>(mended.get(row.line())))
                                    : row)
                            .toList();
                    imports.put(new BulkImports.Kept(id, rows, kept.createdAt()));
                    return true;
                })
                .orElse(false);
    }

    private static BulkRow merged(BulkRow row, Map<BulkColumn, String> typed) {
        var cells = new EnumMap<BulkColumn, String>(BulkColumn.class);
        cells.putAll(row.cells());
        cells.putAll(typed);
        return row.with(cells);
    }
}
