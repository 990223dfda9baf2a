package org.samrad.inbox.form;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.inbox.choice.Names;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.limits.Fault;
import org.samrad.limits.Limits;
import org.samrad.request.Case;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestLink;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestTerms;
import org.samrad.request.RequestWindow;
import org.samrad.system.Dates;

/**
 * Reads what a coordinator typed into the content of a request, with everything that is wrong at once. The rules are those of
 * planning data; beyond them a form asks for sites where the consultation may be on site, and for no window that planning
 * could never use.
 */
public final class RequestReading {

    private final RequestForm form;
    private final References references;
    private final Names names;
    private final Dates dates;
    private final FormProblems problems = new FormProblems();
    private final TypedFields fields = new TypedFields(problems);

    /** Which row of the form each role and each window of the terms comes from; the form may have empty ones between. */
    private final List<Integer> roleRows = new ArrayList<>();

    private final List<Integer> windowRows = new ArrayList<>();

    /** The request that is changed, as it stands; null where one is filed. */
    private final @Nullable String ownId;

    private final @Nullable RequestContent stored;
    private final boolean judgesCase;

    /** The ids of the requests that it leads to and that the form does not show; what leads there stays. */
    private final Set<String> hidden;

    private RequestReading(
            RequestForm form,
            @Nullable String ownId,
            boolean judgesCase,
            References references,
            Names names,
            Dates dates) {
        this.form = form;
        this.judgesCase = judgesCase;
        this.ownId = ownId;
        this.stored = references.content(ownId);
        this.hidden = references.outOfReach(stored);
        this.references = references;
        this.names = names;
        this.dates = dates;
    }

    /**
     * What is asked for, or null where something is wrong.
     *
     * @param problems empty exactly where there is content
     */
    public record Result(@Nullable RequestContent content, FormProblems problems) {}

    /** @param ownId the id of the request that is changed; null where one is filed */
    static Result read(RequestForm form, @Nullable String ownId, References references, Names names, Dates dates) {
        return read(form, ownId, true, references, names, dates);
    }

    /** What a form asks for, whatever its case is: whether there is such a one, whoever asks knows. */
    public static Result readForAnyCase(RequestForm form, References references, Names names, Dates dates) {
        return read(form, null, false, references, names, dates);
    }

    private static Result read(
            RequestForm form,
            @Nullable String ownId,
            boolean judgesCase,
            References references,
            Names names,
            Dates dates) {
        var reading = new RequestReading(form, ownId, judgesCase, references, names, dates);
        RequestContent content = reading.read();
        return new Result(content, reading.problems);
    }

    private @Nullable RequestContent read() {
        if (ownId == null && judgesCase) {
            readCase();
        }
        fields.require("form", form.form(), "request.error.form");
        Form kind = fields.word("form", form.form(), Form.class);
        fields.require("duration", form.duration(), "request.error.duration");
        Integer duration = fields.wholeNumber("duration", form.duration(), 1, Limits.DURATION);
        List<RequestLink> links = readLinks();
        List<RequestRole> roles = readRoles();
        fields.require("urgency", form.urgency(), "request.error.urgency");
        Urgency urgency = fields.word("urgency", form.urgency(), Urgency.class);
        fields.require("received", form.received(), "request.error.received");
        LocalDate received = fields.date("received", form.received());
        LocalDate earliest = fields.date("earliest", form.earliest());
        LocalDate due = fields.date("due", form.due());
        LocalDate latest = fields.date("latest", form.latest());
        if (earliest != null && latest != null && latest.isBefore(earliest)) {
            problems.add("latest", "request.error.latest", dates.date(latest), dates.date(earliest));
        }
        List<RequestWindow> windows = readWindows();
        List<Mode> modes = fields.words("modes", form.modes(), Mode.class);
        if (form.modes().isEmpty()) {
            problems.add("modes", "request.error.modes");
        }
        List<String> sites = fields.known("sites", form.sites(), names.sites()::containsKey);
        if (modes.contains(Mode.ON_SITE) && form.sites().isEmpty()) {
            problems.add("sites", "request.error.sites");
        }
        List<String> languages = readLanguages();
        List<Sector> sectors = fields.words("sectors", form.sectors(), Sector.class);
        if (!problems.isEmpty() || kind == null || duration == null || urgency == null || received == null) {
            return null;
        }
        RequestTerms terms = RequestTerms.of(kind, urgency, received, duration, Set.copyOf(modes))
                .with(fields -> {
                    form.fill(fields);
                    fields.earliest = earliest;
                    fields.due = due;
                    fields.latest = latest;
                    fields.sites = sites;
                    fields.languages = languages;
                    fields.sectors = sectors;
                });
        var typed = new RequestContent(terms, roles, List.of(), windows, form.question()).following(links);
        RequestContent content = stored == null ? typed : typed.inTheWordsOf(stored);
        content.faults().forEach(this::add);
        return problems.isEmpty() ? content : null;
    }

    private void add(Fault fault) {
        boolean window = fault.field().equals("from") || fault.field().equals("until");
        List<Integer> rows = window ? windowRows : roleRows;
        String list = window ? "windows" : "roles";
        problems.add(
                fault.row() == null ? fault.field() : list + "-" + rows.get(fault.row()) + "-" + fault.field(),
                fault.key(),
                fault.arguments().stream()
                        .map(argument -> argument instanceof LocalDate day ? dates.date(day) : argument)
                        .toArray());
    }

    private void readCase() {
        if (form.caseKind().equals(RequestForm.NEW_CASE)) {
            if (!form.newCase().isEmpty() && !Case.isReference(form.newCase())) {
                problems.add("newCase", "request.error.case-form", form.newCase());
            } else if (references.isTaken(form.newCase())) {
                problems.add("newCase", "request.error.case-taken", form.newCase());
            }
            if (!Case.isMunicipality(filled(form.municipality()))) {
                problems.add("municipality", "request.error.municipality", Limits.TEXT);
            }
            if (!references.mayAnswerFor(form.organisation())) {
                problems.add("organisation", "request.error.organisation");
            }
            return;
        }
        fields.require("existingCase", form.existingCase(), "request.error.case");
        if (!form.existingCase().isEmpty() && !references.caseIs(form.existingCase())) {
            problems.add("existingCase", "request.error.case-unknown", form.existingCase());
        }
    }

    private List<RequestRole> readRoles() {
        var roles = new ArrayList<RequestRole>();
        var given = new HashSet<String>();
        for (int i = 0; i < form.roles().size(); i++) {
            RoleRow row = form.roles().get(i);
            if (row.isEmpty()) {
                continue;
            }
            String at = "roles-" + i + "-";
            String competence = filled(row.competence());
            if (competence != null && !names.competences().containsKey(competence)) {
                problems.add(at + "competence", "request.error.unknown", competence);
            }
            String specialist = RequestChoices.idOf(row.specialist(), names.specialists());
            if (!row.specialist().isEmpty() && specialist == null) {
                problems.add(at + "specialist", "request.error.specialist", row.specialist());
            }
            RoleRow.Seat kept = row.kept(stored, hidden);
            RoleRow.Seat same = row.sameAs().isEmpty() ? kept : RoleRow.Seat.of(row.sameAs());
            if (same != null && same != kept && !isThere(same, row)) {
                boolean whose = !same.request().isEmpty();
                problems.add(
                        at + "sameAs",
                        whose ? "request.error.same-as" : "request.error.choice",
                        same.role(),
                        same.request());
            }
            if (row.asksForNobody() && kept == null) {
                problems.add(at + "competence", "request.error.role-empty");
            }
            if (!row.role().isEmpty() && !given.add(row.role())) {
                problems.add(at + "role", "request.error.role-twice", row.role());
            }
            Integer level = fields.wholeNumber(at + "level", row.level(), 1, 5);
            Sector sector = fields.word(at + "sector", row.sector(), Sector.class);
            roleRows.add(i);
            roles.add(new RequestRole(
                    row.role(),
                    competence,
                    Objects.requireNonNullElse(level, 1),
                    row.optional(),
                    sector,
                    specialist,
                    same == null ? null : same.role(),
                    same == null ? null : same.request()));
        }
        if (roles.isEmpty()) {
            problems.add("roles", "request.error.roles");
        }
        List<RequestRole> named = RoleRow.named(roles, given, names);
        keepWanted(named);
        return named;
    }

    /** Says which roles that are here no more another request goes by. */
    private void keepWanted(List<RequestRole> roles) {
        Set<String> gone = new HashSet<>();
        if (ownId != null && stored != null) {
            stored.roles().forEach(role -> gone.add(role.role()));
            roles.forEach(role -> gone.remove(role.role()));
        }
        if (ownId != null && !gone.isEmpty()) {
            Map<String, String> wanted = references.wantedAgain(ownId);
            wanted.keySet().retainAll(gone);
            wanted.forEach((role, other) -> problems.add("roles", references.wanted(other), role, other));
        }
    }

    private boolean isThere(RoleRow.Seat same, RoleRow row) {
        boolean itself = same.request().equals(ownId) && same.role().equals(row.role());
        return !itself && references.seatIs(same);
    }

    private List<RequestWindow> readWindows() {
        var windows = new ArrayList<RequestWindow>();
        for (int i = 0; i < form.windows().size(); i++) {
            WindowRow row = form.windows().get(i);
            if (row.isEmpty()) {
                continue;
            }
            String at = "windows-" + i + "-";
            fields.require(at + "day", row.day(), "request.error.window-day");
            fields.require(at + "from", row.from(), "request.error.window-time");
            fields.require(at + "until", row.until(), "request.error.window-time");
            LocalDate day = fields.date(at + "day", row.day());
            LocalTime from = fields.time(at + "from", row.from());
            LocalDate untilDay = row.untilDay().isEmpty() ? day : fields.date(at + "untilDay", row.untilDay());
            LocalTime until = fields.time(at + "until", row.until());
            if (day == null || from == null || untilDay == null || until == null) {
                continue;
            }
            LocalDateTime start = day.atTime(from);
            LocalDateTime end = untilDay.atTime(until);
            if (!start.isBefore(end)) {
                problems.add(at + "until", "request.error.window-order", row.until(), row.from());
            } else {
                windows.add(new RequestWindow(start, end, row.preferred()));
                windowRows.add(i);
            }
        }
        return windows;
    }

    private List<String> readLanguages() {
        return fields.known("languages", form.languages(), tag -> {
            try {
                return !new Locale.Builder()
                        .setLanguageTag(tag)
                        .build()
                        .getLanguage()
                        .isEmpty();
            } catch (IllformedLocaleException e) {
                return false;
            }
        });
    }

    private List<RequestLink> readLinks() {
        var links = new ArrayList<RequestLink>();
        for (int i = 0; i < form.links().size(); i++) {
            LinkRow row = form.links().get(i);
            if (row.isEmpty()) {
                continue;
            }
            String at = "links-" + i + "-";
            if (row.follows().isEmpty()) {
                problems.add(at + "follows", "request.error.link");
            } else if (!references.requestIs(row.follows())) {
                problems.add(at + "follows", "request.error.unknown", row.follows());
            } else if (ownId != null && references.comesAfter(row.follows(), ownId)) {
                problems.add(at + "follows", "request.error.follows-itself", row.follows());
            }
            RequestLink link = row.link(at, fields);
            fields.range(at + "maxGap", link.minGapDays(), link.maxGapDays(), "request.error.gap");
            fields.range(at + "maxGapMinutes", link.minGapMinutes(), link.maxGapMinutes(), "request.error.gap-minutes");
            if (!row.follows().isEmpty()) {
                links.add(link);
            }
        }
        if (stored != null) {
            stored.follows().stream()
                    .filter(link -> hidden.contains(link.follows()))
                    .forEach(links::add);
        }
        return links;
    }

    private static @Nullable String filled(String typed) {
        return typed.isEmpty() ? null : typed;
    }
}
