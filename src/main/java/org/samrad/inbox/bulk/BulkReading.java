package org.samrad.inbox.bulk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.dataset.sheet.TypedRow;
import org.samrad.inbox.choice.Names;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.inbox.form.FormProblems;
import org.samrad.inbox.form.References;
import org.samrad.inbox.form.RequestForm;
import org.samrad.inbox.form.RequestFormPage;
import org.samrad.inbox.form.RequestReading;
import org.samrad.inbox.form.RoleRow;
import org.samrad.limits.Limits;
import org.samrad.request.Case;
import org.samrad.request.RequestContent;
import org.samrad.specialist.Organisation;
import org.samrad.specialist.Site;
import org.samrad.system.Dates;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads rows of a table of requests as if each had been typed into the form of a request. */
@Component
class BulkReading {

    private final BulkWords words;
    private final RequestChoices choices;
    private final References references;
    private final RequestFormPage page;
    private final Dates dates;

    BulkReading(BulkWords words, RequestChoices choices, References references, RequestFormPage page, Dates dates) {
        this.words = words;
        this.choices = choices;
        this.references = references;
        this.page = page;
        this.dates = dates;
    }

    /**
     * A row that was read.
     *
     * @param content null where something is wrong with the row
     * @param problems by column, in the order of the columns
     * @param repeats the line of an earlier row that says the same; null where none does
     */
    record Read(
            BulkRow row,
            RequestForm form,
            @Nullable RequestContent content,
            Map<BulkColumn, List<FormProblems.Problem>> problems,
            @Nullable Integer repeats) {

        public boolean isSound() {
            return content != null && problems.isEmpty();
        }

        /** Whether it is still to be filed. */
        public boolean isOpen() {
            return row.request() == null;
        }

        /** The case that it is about; null where that is new. */
        @Nullable
        String knownCase() {
            return form.caseKind().equals(RequestForm.EXISTING_CASE) ? form.existingCase() : null;
        }
    }

    /**
     * What is known of the cases that the rows name.
     *
     * @param mine those that are here, for whoever asks
     * @param taken references of new ones that are here already
     * @param secret those of {@code mine} whose identity is protected
     * @param answering the organisations for which whoever asks can file a case
     */
    private record KnownCases(Set<String> mine, Set<String> taken, Set<String> secret, Set<String> answering) {}

    /** All rows, in their order. */
    @Transactional(readOnly = true)
    public List<Read> read(List<BulkRow> rows, Locale locale) {
        RequestChoices.Catalogue catalogue = choices.catalogue();
        Names names = choices.names(locale);
        var cases = new KnownCases(
                references.cases(cells(rows, BulkColumn.CASE)),
                references.taken(cells(rows, BulkColumn.NEW_CASE)),
                references.protectedOf(cells(rows, BulkColumn.CASE)),
                references.mayAnswer(choices.organisations(locale)).stream()
                        .map(RequestChoices.Choice::id)
                        .collect(Collectors.toSet()));
        Set<String> secret = rows.stream()
                .filter(row -> isYes(row, BulkColumn.PROTECTED))
                .map(row -> row.cell(BulkColumn.NEW_CASE))
                .collect(Collectors.toSet());
        LocalDate today = page.today();
        Map<Map<BulkColumn, String>, Integer> seen = new HashMap<>();
        var read = new ArrayList<Read>();
        for (BulkRow row : rows) {
            boolean isSecret = isYes(row, BulkColumn.PROTECTED)
                    || !row.cell(BulkColumn.NEW_CASE).isEmpty() && secret.contains(row.cell(BulkColumn.NEW_CASE));
            RequestForm form = form(row, isSecret, catalogue, today);
            RequestForm timed = form.withTimesRead(page.frame(form));
            var result = RequestReading.readForAnyCase(timed, references, names, dates);
            var problems = new EnumMap<BulkColumn, List<FormProblems.Problem>>(BulkColumn.class);
            caseProblems(row, timed, cases, problems);
            for (BulkColumn column : List.of(BulkColumn.PROTECTED, BulkColumn.CHILD)) {
                if (!Set.of("", "true", "false").contains(yesOrNo(row, column))) {
                    add(problems, column, "request.error.choice", row.cell(column));
                }
            }
            row.withheld().forEach(column -> add(problems, column, "request.error.identity"));
            if (!timed.times().isEmpty()) {
                add(problems, BulkColumn.TIMES, "request.error.times", timed.times());
            }
            for (FormProblems.Problem problem : result.problems().all()) {
                BulkColumn column = BulkColumn.ofField(problem.field()).orElse(BulkColumn.TITLE);
                problems.computeIfAbsent(column, any -> new ArrayList<>()).add(problem);
            }
            Integer earlier = seen.putIfAbsent(row.cells(), row.line());
            read.add(new Read(row, timed, result.content(), problems, earlier));
        }
        return read;
    }

    private static Set<String> cells(List<BulkRow> rows, BulkColumn column) {
        return rows.stream()
                .map(row -> row.cell(column))
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.toSet());
    }

    private static void add(
            Map<BulkColumn, List<FormProblems.Problem>> problems, BulkColumn column, String key, Object... arguments) {
        problems.computeIfAbsent(column, any -> new ArrayList<>())
                .add(new FormProblems.Problem(column.slug(), key, List.of(arguments)));
    }

    private void caseProblems(
            BulkRow row, RequestForm form, KnownCases cases, Map<BulkColumn, List<FormProblems.Problem>> problems) {
        String existing = row.cell(BulkColumn.CASE);
        String fresh = row.cell(BulkColumn.NEW_CASE);
        if (!existing.isEmpty()) {
            if (!cases.mine.contains(existing)) {
                add(problems, BulkColumn.CASE, "request.error.case-unknown", existing);
            } else if (form.protectedCase() && !cases.secret.contains(existing)) {
                add(problems, BulkColumn.PROTECTED, "bulk.error.protected", existing);
            }
            return;
        }
        if (!Case.isMunicipality(row.cell(BulkColumn.MUNICIPALITY))) {
            add(problems, BulkColumn.MUNICIPALITY, "request.error.municipality", Limits.TEXT);
        }
        if (!fresh.isEmpty() && !Case.isReference(fresh)) {
            add(problems, BulkColumn.NEW_CASE, "request.error.case-form", fresh);
        } else if (cases.taken.contains(fresh)) {
            add(problems, BulkColumn.NEW_CASE, "request.error.case-taken", fresh);
        }
        String written = row.cell(BulkColumn.ORGANISATION);
        if (written.isEmpty()
                ? references.usualOrganisation() == null
                : !cases.answering.contains(form.organisation())) {
            add(problems, BulkColumn.ORGANISATION, "request.error.organisation");
        }
    }

    private static String yesOrNo(BulkRow row, BulkColumn column) {
        return TypedRow.cell(boolean.class, row.cell(column));
    }

    private static boolean isYes(BulkRow row, BulkColumn column) {
        return yesOrNo(row, column).equals("true");
    }

    private RequestForm form(BulkRow row, boolean isSecret, RequestChoices.Catalogue catalogue, LocalDate today) {
        String existing = row.cell(BulkColumn.CASE);
        String organisation = row.cell(BulkColumn.ORGANISATION);
        String received = day(row.cell(BulkColumn.RECEIVED));
        return RequestForm.empty(today, existing).with(fields -> {
            fields.key = row.key();
            fields.newCase = existing.isEmpty() ? row.cell(BulkColumn.NEW_CASE) : "";
            fields.organisation = organisation.isEmpty()
                    ? Objects.requireNonNullElse(references.usualOrganisation(), "")
                    : BulkWords.idOf(
                            organisation,
                            catalogue.organisations().stream().filter(one -> !one.isRetired()),
                            Organisation::id,
                            Organisation::name);
            fields.protectedCase = isSecret;
            fields.municipality = existing.isEmpty() ? row.cell(BulkColumn.MUNICIPALITY) : "";
            fields.title = row.cell(BulkColumn.TITLE);
            fields.kind = words.constant(row.cell(BulkColumn.FORM), Form.class, "form.");
            fields.urgency = words.urgency(row.cell(BulkColumn.URGENCY));
            fields.received = received.isEmpty() ? today.toString() : received;
            fields.earliest = day(row.cell(BulkColumn.EARLIEST));
            fields.due = day(row.cell(BulkColumn.DUE));
            fields.latest = day(row.cell(BulkColumn.LATEST));
            fields.duration = TypedRow.cell(int.class, row.cell(BulkColumn.DURATION));
            fields.modes = BulkWords.items(row.cell(BulkColumn.MODES)).stream()
                    .map(mode -> words.constant(mode, Mode.class, "mode."))
                    .toList();
            fields.sites = BulkWords.items(row.cell(BulkColumn.SITES)).stream()
                    .map(site -> BulkWords.idOf(
                            site, catalogue.sites().stream().filter(one -> !one.isRetired()), Site::id, Site::name))
                    .toList();
            fields.languages = BulkWords.items(row.cell(BulkColumn.LANGUAGES)).stream()
                    .map(BulkWords::language)
                    .toList();
            fields.childAttends = isYes(row, BulkColumn.CHILD);
            fields.requester = row.cell(BulkColumn.REQUESTER);
            fields.question = row.cell(BulkColumn.QUESTION);
            fields.roles = words.needed(row.cell(BulkColumn.COMPETENCES), catalogue).stream()
                    .map(one -> new RoleRow("", one.competence(), one.level(), one.optional(), "", "", ""))
                    .toList();
            fields.times = row.cell(BulkColumn.TIMES);
        });
    }

    private static String day(String written) {
        return written.isEmpty() ? "" : TypedRow.cell(LocalDate.class, written);
    }
}
