package org.samrad.inbox.form;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.consultation.UrgencyScale;
import org.samrad.limits.Limits;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestState;
import org.samrad.request.RequestTemplate;
import org.samrad.request.RequestTemplates;
import org.samrad.scope.Scope;
import org.samrad.spoken.SpokenTimes;
import org.samrad.system.Dates;
import org.samrad.time.HoursOfDay;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/** Puts on the page of the form what it offers to choose from, and what follows from what was typed. */
@Component
class RequestFormPage {

    private static final int MOST_MINUTES = 600;
    private static final int USUAL_MINUTES = 45;
    private static final int USUAL_WEEKS = 8;

    private final ConsultationRequests requests;
    private final Cases cases;
    private final RequestChoices catalogue;
    private final References references;
    private final RequestTemplates templates;
    private final Outlook outlook;
    private final Scope scope;
    private final PlanningHorizons horizons;
    private final Dates dates;
    private final Clock clock;

    RequestFormPage(
            ConsultationRequests requests,
            Cases cases,
            RequestChoices catalogue,
            References references,
            RequestTemplates templates,
            Outlook outlook,
            Scope scope,
            PlanningHorizons horizons,
            Dates dates,
            Clock clock) {
        this.requests = requests;
        this.cases = cases;
        this.catalogue = catalogue;
        this.references = references;
        this.templates = templates;
        this.outlook = outlook;
        this.scope = scope;
        this.horizons = horizons;
        this.dates = dates;
        this.clock = clock;
    }

    LocalDate today() {
        return horizons.now(clock).toLocalDate();
    }

    /** Between which days the times of a form are said: from its earliest day to its latest, or to the end of what is planned. */
    SpokenTimes.Frame frame(RequestForm form) {
        var fields = new TypedFields(new FormProblems());
        LocalDate earliest = fields.date("", form.earliest());
        LocalDate latest = fields.date("", form.latest());
        Integer duration = fields.wholeNumber("", form.duration(), 1, MOST_MINUTES);
        LocalDate today = today();
        LocalDate first = earliest != null && earliest.isAfter(today) && Limits.isDay(earliest) ? earliest : today;
        LocalDate end = horizons.current()
                .map(horizon -> horizon.at(clock).last())
                .filter(day -> day.isAfter(first))
                .orElse(first.plusWeeks(USUAL_WEEKS));
        LocalDate last = latest == null || latest.isAfter(first.plusYears(1)) ? end : latest;
        return new SpokenTimes.Frame(first, last, duration == null ? USUAL_MINUTES : duration);
    }

    /** What fills a form; empty where it is gone. */
    Optional<RequestTemplate> template(long id) {
        return templates.of(id);
    }

    /**
     * What has to be looked up for a form before the plan is asked.
     *
     * @param notes what can be said of what is typed
     * @param frame between which days its times are said
     * @param wish what is wished for so far
     */
    record Looked(List<Note> notes, SpokenTimes.Frame frame, WishReading.Read wish) {}

    /**
     * Looks that up, all of one moment and each row once.
     *
     * @param id the request that is changed; null where one is filed
     */
    @Transactional(readOnly = true)
    public Looked lookUp(RequestForm form, @Nullable String id, Names names) {
        SpokenTimes.Frame frame = frame(form);
        return new Looked(
                outlook.of(form, names),
                frame,
                WishReading.read(form.withTimesRead(frame), id, references, names, today()));
    }

    /**
     * A request whose form is opened.
     *
     * @param form as it stands, or as it was typed before, to be saved over the request as it is now
     * @param changed whether somebody has changed the request since the form was typed
     */
    record Opened(RequestState state, String caseId, RequestForm form, boolean changed, Looked looked) {}

    /**
     * Opens the form of a request, all of one moment.
     *
     * @param typed what was typed before; null where nothing was
     * @return empty where the reader answers for no such request
     */
    @Transactional(readOnly = true)
    public Optional<Opened> open(String id, @Nullable RequestForm typed, Names names) {
        return requests.findWithin(id, scope.coordinated()).map(request -> {
            boolean changed = typed != null && !typed.seen().equals(Integer.toString(request.version()));
            RequestForm form = typed == null ? formOf(request, names) : typed;
            if (changed) {
                form = form.against(request.version());
            }
            return new Opened(request.state(), request.caseId(), form, changed, lookUp(form, id, names));
        });
    }

    private RequestForm formOf(ConsultationRequest request, Names names) {
        RequestForm form =
                RequestForm.of(request, cases.findById(request.caseId()).orElse(null), names);
        return form.without(references.outOfReach(request.content()));
    }

    /**
     * @param id the request that is changed; null where one is filed
     * @param notes what can be said of what is typed
     */
    @Transactional(readOnly = true)
    String show(
            RequestForm form,
            @Nullable String id,
            FormProblems problems,
            List<Note> notes,
            Locale locale,
            Model model) {
        model.addAttribute("form", form);
        model.addAttribute("id", id);
        model.addAttribute("problems", problems);
        model.addAttribute("notes", notes);
        model.addAttribute("typedIn", "request");
        fillFollowing(form, model);
        PlanningHorizon horizon = horizons.current().orElse(null);
        model.addAttribute("planned", horizon == null ? null : horizon.at(clock));
        model.addAttribute("schoolHours", horizon == null ? null : written(horizon.schoolHours()));
        model.addAttribute("templates", id == null ? templates.all() : List.of());
        model.addAttribute("forms", Form.values());
        model.addAttribute("urgencies", Urgency.values());
        model.addAttribute("scale", catalogue.catalogue().scale());
        model.addAttribute("modes", Mode.values());
        model.addAttribute("sectors", Sector.values());
        model.addAttribute("competences", catalogue.competences(locale));
        model.addAttribute("specialists", catalogue.specialists(locale));
        model.addAttribute("sites", catalogue.sites(locale));
        model.addAttribute("languages", catalogue.languages(form.languages(), locale));
        model.addAttribute(
                "organisations", id == null ? references.mayAnswer(catalogue.organisations(locale)) : List.of());
        model.addAttribute("regional", references.mayAnswerFor(""));
        model.addAttribute("caseIds", id == null ? references.caseIds() : List.of());
        model.addAttribute("seats", seats(form, id));
        model.addAttribute(
                "sameAsIds",
                IntStream.range(0, form.roles().size())
                        .mapToObj("#roles-%d-same"::formatted)
                        .collect(Collectors.joining(",")));
        return "inbox/form";
    }

    /** Puts on the page what follows from what is typed. */
    void fillFollowing(RequestForm form, Model model) {
        model.addAttribute(
                "dueByDefault", dueByDefault(form, catalogue.catalogue().scale()));
        model.addAttribute("siblings", references.requestsOf(form.existingCase()));
    }

    /** For each role, the seats whose specialist it could be for: those of the requests that are followed, and its own. */
    private List<List<RoleRow.Seat>> seats(RequestForm form, @Nullable String id) {
        List<RoleRow.Seat> followed = references.seats(form.links().stream()
                .map(LinkRow::follows)
                .filter(before -> !before.equals(id))
                .toList());
        List<RoleRow.Seat> chosen = references.seats(form.roles().stream()
                .map(row -> RoleRow.Seat.of(row.sameAs()).request())
                .toList());
        return form.roles().stream()
                .map(row -> {
                    if (row.sameAs().isEmpty() || has(followed, row.sameAs())) {
                        return followed;
                    }
                    RoleRow.Seat own = chosen.stream()
                            .filter(seat -> seat.code().equals(row.sameAs()))
                            .findFirst()
                            .orElseGet(() -> RoleRow.Seat.of(row.sameAs()));
                    return Stream.concat(Stream.of(own), followed.stream()).toList();
                })
                .toList();
    }

    private @Nullable String written(@Nullable HoursOfDay hours) {
        return hours == null
                ? null
                : dates.times(LocalTime.MIN.plusMinutes(hours.from()), LocalTime.MIN.plusMinutes(hours.until()));
    }

    private static boolean has(List<RoleRow.Seat> seats, String code) {
        return seats.stream().anyMatch(seat -> seat.code().equals(code));
    }

    /** The last day within the guarantee where none is typed, once the day of receipt and the urgency are. */
    private static @Nullable LocalDate dueByDefault(RequestForm form, UrgencyScale scale) {
        try {
            return LocalDate.parse(form.received()).plusDays(scale.days(Urgency.valueOf(form.urgency())));
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }
}
