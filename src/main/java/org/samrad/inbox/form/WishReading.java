package org.samrad.inbox.form;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.inbox.choice.Names;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.limits.Limits;
import org.samrad.match.Wish;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestLink;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestTerms;
import org.samrad.request.RequestWindow;

/**
 * Reads a form that may be half filled in into what is wished for so far. What can't be read is left out, what is not typed yet is
 * something usual, and nothing is an error: {@link RequestReading} judges what is to be saved.
 */
final class WishReading {

    private static final int USUAL_MINUTES = 45;

    private final RequestForm form;
    private final References references;
    private final Names names;
    private final TypedFields fields = new TypedFields(new FormProblems());
    private final List<Integer> roleRows = new ArrayList<>();
    private final List<Assumption> assumed = new ArrayList<>();
    private final @Nullable RequestContent stored;
    private final Set<String> hidden;

    private WishReading(RequestForm form, @Nullable String ownId, References references, Names names) {
        this.form = form;
        this.references = references;
        this.names = names;
        this.stored = references.content(ownId);
        this.hidden = references.outOfReach(stored);
    }

    /** Something usual that is taken for granted until it is typed. */
    enum Assumption {
        DURATION,
        MODES,
        SITES
    }

    /**
     * What is wished for.
     *
     * @param roleRows the row of the form that each role comes from
     */
    record Read(Wish wish, List<Integer> roleRows, List<Assumption> assumed) {}

    /** @param ownId the id of the request that is changed; null where one is filed */
    static Read read(RequestForm form, @Nullable String ownId, References references, Names names, LocalDate today) {
        return new WishReading(form, ownId, references, names).read(ownId, today);
    }

    private Read read(@Nullable String ownId, LocalDate today) {
        Form kind = Objects.requireNonNullElse(fields.word("form", form.form(), Form.class), Form.ADVICE);
        Urgency urgency =
                Objects.requireNonNullElse(fields.word("urgency", form.urgency(), Urgency.class), Urgency.DAYS_30);
        LocalDate received = Objects.requireNonNullElse(day(form.received()), today);
        Integer duration = fields.wholeNumber("duration", form.duration(), 1, Limits.DURATION);
        if (duration == null) {
            assumed.add(Assumption.DURATION);
        }
        Set<Mode> modes = Set.copyOf(fields.words("modes", form.modes(), Mode.class));
        if (modes.isEmpty()) {
            assumed.add(Assumption.MODES);
            modes = Set.of(Mode.VIDEO, Mode.PHONE);
        }
        List<String> sites =
                form.sites().stream().filter(names.sites()::containsKey).toList();
        if (modes.contains(Mode.ON_SITE) && sites.isEmpty()) {
            assumed.add(Assumption.SITES);
            sites = names.sites().keySet().stream().sorted().toList();
        }
        List<String> anySite = sites;
        LocalDate earliest = day(form.earliest());
        LocalDate latest = day(form.latest());
        RequestTerms terms = RequestTerms.of(
                        kind, urgency, received, Objects.requireNonNullElse(duration, USUAL_MINUTES), modes)
                .with(fields -> {
                    fields.earliest = earliest;
                    fields.due = day(form.due());
                    fields.latest = latest;
                    fields.sites = anySite;
                    fields.languages = form.languages();
                    fields.sectors = this.fields.words("sectors", form.sectors(), Sector.class);
                    fields.childAttends = form.childAttends();
                });
        var content = new RequestContent(terms, roles(), List.of(), windows()).following(links());
        boolean known = form.caseKind().equals(RequestForm.EXISTING_CASE) && references.caseIs(form.existingCase());
        return new Read(
                new Wish(ownId, known ? form.existingCase() : null, content),
                List.copyOf(roleRows),
                List.copyOf(assumed));
    }

    private @Nullable LocalDate day(String typed) {
        LocalDate day = fields.date("", typed);
        return day == null || !Limits.isDay(day) ? null : day;
    }

    private List<RequestRole> roles() {
        var roles = new ArrayList<RequestRole>();
        var given = new HashSet<String>();
        for (int i = 0; i < form.roles().size(); i++) {
            RoleRow row = form.roles().get(i);
            String competence = names.competences().containsKey(row.competence()) ? row.competence() : null;
            String specialist = RequestChoices.idOf(row.specialist(), names.specialists());
            RoleRow.Seat kept = row.kept(stored, hidden);
            RoleRow.Seat same = row.sameAs().isEmpty() ? kept : RoleRow.Seat.of(row.sameAs());
            if (same != null && same != kept && (same.request().isEmpty() || !references.seatIs(same))) {
                same = null;
            }
            if (competence == null && specialist == null && same == null) {
                continue;
            }
            given.add(row.role());
            roleRows.add(i);
            roles.add(new RequestRole(
                    row.role(),
                    competence,
                    Objects.requireNonNullElse(fields.wholeNumber("", row.level(), 1, 5), 1),
                    row.optional(),
                    fields.word("", row.sector(), Sector.class),
                    specialist,
                    same == null ? null : same.role(),
                    same == null ? null : same.request()));
        }
        given.remove("");
        return RoleRow.named(roles, given, names);
    }

    private List<RequestWindow> windows() {
        var windows = new ArrayList<RequestWindow>();
        for (WindowRow row : form.windows()) {
            LocalDate day = day(row.day());
            LocalDate untilDay = row.untilDay().isEmpty() ? day : day(row.untilDay());
            LocalTime from = fields.time("", row.from());
            LocalTime until = fields.time("", row.until());
            if (day != null
                    && untilDay != null
                    && from != null
                    && until != null
                    && day.atTime(from).isBefore(untilDay.atTime(until))) {
                windows.add(new RequestWindow(day.atTime(from), untilDay.atTime(until), row.preferred()));
            }
        }
        return windows;
    }

    private List<RequestLink> links() {
        var links = new ArrayList<RequestLink>();
        for (LinkRow row : form.links()) {
            if (references.requestIs(row.follows())) {
                links.add(row.link("", fields));
            }
        }
        if (stored != null) {
            stored.follows().stream()
                    .filter(link -> hidden.contains(link.follows()))
                    .forEach(links::add);
        }
        return links;
    }
}
