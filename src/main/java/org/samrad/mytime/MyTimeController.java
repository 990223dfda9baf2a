package org.samrad.mytime;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.PlanningData.Absence;
import org.samrad.dataset.PlanningTable;
import org.samrad.exchange.ChangedBy;
import org.samrad.mytime.TimeKeeping.Change;
import org.samrad.mytime.TimeKeeping.Outcome;
import org.samrad.mytime.TimeKeeping.Saved;
import org.samrad.time.PlanningHorizons;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A specialist's time: the page, and each way to change it. */
@Controller
class MyTimeController {

    /** The field that says what was agreed to. */
    private static final String CONFIRMED = "confirmed";

    private final TimeKeeping keeping;
    private final TimePage page;
    private final Owners owners;
    private final TimeKeepers keepers;
    private final FairLoad load;
    private final PlanningHorizons horizons;
    private final Clock clock;

    MyTimeController(
            TimeKeeping keeping,
            TimePage page,
            Owners owners,
            TimeKeepers keepers,
            FairLoad load,
            PlanningHorizons horizons,
            Clock clock) {
        this.keeping = keeping;
        this.page = page;
        this.owners = owners;
        this.keepers = keepers;
        this.load = load;
        this.horizons = horizons;
        this.clock = clock;
    }

    @GetMapping("/my/time")
    String show(@AuthenticationPrincipal CurrentUser user, Model model) {
        Owner owner = owners.self(user);
        page.fill(owner, model);
        model.addAttribute("keepers", keepers.keepersOf(owner.specialist()));
        return "mytime/page";
    }

    /**
     * A form that was sent.
     *
     * @param fields as they were typed
     */
    private record Sent(Owner owner, CurrentUser user, MultiValueMap<String, String> fields, RedirectAttributes next) {

        String confirmed() {
            return Objects.requireNonNullElse(fields.getFirst(CONFIRMED), "");
        }

        ChangedBy by() {
            return ChangedBy.page(user, owner.as());
        }

        String back(String part) {
            return "redirect:" + owner.base() + part;
        }

        /** What may be told of what was hit: to who keeps the time of another, when it is and nothing else. */
        ArrayList<Hit> shown(List<Hit> hits) {
            return new ArrayList<>(
                    owner.self() ? hits : hits.stream().map(Hit::timeAlone).toList());
        }

        String refused(String name, Object form, ArrayList<Wrong> wrong, String part) {
            next.addFlashAttribute(name, form);
            next.addFlashAttribute("wrong", new Wrongs(wrong));
            return back(part);
        }
    }

    private Sent sent(
            CurrentUser user, @Nullable String kept, MultiValueMap<String, String> fields, RedirectAttributes next) {
        return new Sent(owners.of(user, kept), user, fields, next);
    }

    /** The times that the reader keeps for others. */
    @GetMapping("/times")
    String kept(@AuthenticationPrincipal CurrentUser user, Model model) {
        model.addAttribute("kept", keepers.keptBy(user.username()));
        return "mytime/kept";
    }

    /** @param kept the id of somebody whose time the reader keeps */
    @GetMapping("/times/{kept}")
    String of(@PathVariable String kept, @AuthenticationPrincipal CurrentUser user, Model model) {
        Owner owner = owners.of(user, kept);
        keepers.noteRead(owner.specialist());
        page.fill(owner, model);
        return "mytime/page";
    }

    @GetMapping("/my/load")
    String load(@AuthenticationPrincipal CurrentUser user, Model model) {
        Owner owner = owners.self(user);
        model.addAttribute("owner", owner);
        model.addAttribute("months", owner.known() ? load.of(owner.specialist()) : List.of());
        model.addAttribute("fewest", FairLoad.FEWEST);
        return "mytime/load";
    }

    /** Away from now until the day ends, by one tap. */
    @PostMapping({"/my/time/sick", "/times/{kept}/sick"})
    String sick(
            @PathVariable(required = false) @Nullable String kept,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        Sent sent = sent(user, kept, new LinkedMultiValueMap<>(), next);
        Saved saved = keeping.awayToday(sent.owner().specialist(), sent.by());
        if (saved.outcome() == Outcome.FULL) {
            return sent.refused(
                    "typedAbsence", OnceForm.EMPTY, full("absence-day", "mytime.error.absences"), "#absence");
        }
        next.addFlashAttribute("told", saved.outcome() == Outcome.NOTHING ? "mytime.away.already" : "mytime.away.told");
        next.addFlashAttribute("declined", sent.shown(saved.hits()));
        return sent.back("");
    }

    /** @param step {@code save}, or what is to be done with the rows before */
    @PostMapping({"/my/time/week", "/times/{kept}/week"})
    String week(
            @ModelAttribute("week") WeekForm form,
            @RequestParam(name = "do", defaultValue = "save") String step,
            @RequestParam MultiValueMap<String, String> fields,
            @PathVariable(required = false) @Nullable String kept,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        Sent sent = sent(user, kept, fields, next);
        String specialist = sent.owner().specialist();
        if (!step.equals("save")) {
            next.addFlashAttribute("week", form.after(step));
            next.addFlashAttribute("unsaved", true);
            return sent.back("#week");
        }
        LocalDate today = now().toLocalDate();
        WeekForm.Read read = form.read(specialist, sites(sent), today);
        if (!read.wrong().isEmpty()) {
            return sent.refused("week", form, read.wrong(), "#week");
        }
        var change = new Change(
                specialist,
                time -> time.withWeek(read.weekly(), read.undesired(), today),
                form.seen(),
                true,
                sent.confirmed());
        Outcome outcome = save(change, "week", sent);
        if (outcome == Outcome.ASKS || outcome == Outcome.MEANWHILE) {
            String seen = keeping.of(specialist).weekFingerprint();
            next.addFlashAttribute("week", new WeekForm(form.weekly(), form.undesired(), seen));
            next.addFlashAttribute("unsaved", true);
        }
        return sent.back(outcome == Outcome.ASKS ? "" : "#week");
    }

    @PostMapping({"/my/time/extra", "/times/{kept}/extra"})
    String extra(
            @ModelAttribute("typedExtra") OnceForm form,
            @RequestParam MultiValueMap<String, String> fields,
            @PathVariable(required = false) @Nullable String kept,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        Sent sent = sent(user, kept, fields, next);
        OnceForm.Read<ExtraTime> read = form.extra(sent.owner().specialist(), sites(sent), now());
        ExtraTime row = read.row();
        return row == null
                ? sent.refused("typedExtra", form, read.wrong(), "#extra")
                : once(
                        time -> time.with(row),
                        "extra",
                        sent,
                        () -> sent.refused("typedExtra", form, full("extra-day", "mytime.error.extra"), "#extra"));
    }

    @PostMapping({"/my/time/absence", "/times/{kept}/absence"})
    String absence(
            @ModelAttribute("typedAbsence") OnceForm form,
            @RequestParam MultiValueMap<String, String> fields,
            @PathVariable(required = false) @Nullable String kept,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        Sent sent = sent(user, kept, fields, next);
        OnceForm.Read<Absence> read = form.absence(sent.owner().specialist(), now());
        Absence row = read.row();
        if (row == null) {
            return sent.refused("typedAbsence", form, read.wrong(), "#absence");
        }
        String page = once(
                time -> time.with(row),
                "absence",
                sent,
                () -> sent.refused("typedAbsence", form, full("absence-day", "mytime.error.absences"), "#absence"));
        if (next.getFlashAttributes().containsKey("held")) {
            next.addFlashAttribute("typedAbsence", form);
        }
        return page;
    }

    /** @param row {@link PlanningTable#keyText} of what is taken back; where there is no such row, nothing changes */
    @PostMapping({"/my/time/extra/remove", "/times/{kept}/extra/remove"})
    String removeExtra(
            @RequestParam String row,
            @RequestParam MultiValueMap<String, String> fields,
            @PathVariable(required = false) @Nullable String kept,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        Sent sent = sent(user, kept, fields, next);
        return once(time -> time.withoutExtra(row), "extra/remove", sent, () -> sent.back("#extra"));
    }

    /** @param row {@link PlanningTable#keyText} of the absence, of which what has passed stays; where there is none, nothing changes */
    @PostMapping({"/my/time/absence/remove", "/times/{kept}/absence/remove"})
    String removeAbsence(
            @RequestParam String row,
            @RequestParam MultiValueMap<String, String> fields,
            @PathVariable(required = false) @Nullable String kept,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        Sent sent = sent(user, kept, fields, next);
        LocalDateTime now = now();
        return once(time -> time.withoutAbsence(row, now), "absence/remove", sent, () -> sent.back("#absence"));
    }

    private static ArrayList<Wrong> full(String field, String key) {
        return new ArrayList<>(List.of(new Wrong(field, key, String.valueOf(OwnTime.MOST))));
    }

    /** @param full leads on where there would be too many rows */
    private String once(UnaryOperator<OwnTime> to, String action, Sent sent, Supplier<String> full) {
        var change = new Change(sent.owner().specialist(), to, "", true, sent.confirmed());
        Outcome outcome = save(change, action, sent);
        if (outcome == Outcome.FULL) {
            return full.get();
        }
        return sent.back(outcome == Outcome.ASKS ? "" : action.startsWith("extra") ? "#extra" : "#absence");
    }

    private Outcome save(Change change, String action, Sent sent) {
        Saved saved = keeping.change(change, sent.by());
        RedirectAttributes next = sent.next();
        // The page opens there again, and what is told elsewhere on it nobody sees.
        next.addFlashAttribute("toldAt", action.split("/")[0]);
        switch (saved.outcome()) {
            case ASKS -> {
                Map<String, List<String>> typed = new HashMap<>();
                sent.fields().forEach((name, values) -> typed.put(name, new ArrayList<>(values)));
                typed.keySet().removeAll(Set.of("_csrf", CONFIRMED));
                String address = sent.owner().base() + "/" + action;
                next.addFlashAttribute(
                        "held", new HeldChange(address, typed, sent.shown(saved.hits()), saved.confirm()));
            }
            case MEANWHILE -> next.addFlashAttribute("refused", "mytime.meanwhile");
            case FULL -> {
                // Said beside the field that it came from.
            }
            case NOTHING -> next.addFlashAttribute("told", "mytime.nothing");
            case SAVED -> {
                next.addFlashAttribute("told", saved.back() > 0 ? "mytime.saved.back" : "mytime.saved");
                next.addFlashAttribute("declined", sent.shown(saved.hits()));
            }
        }
        return saved.outcome();
    }

    private Set<String> sites(Sent sent) {
        return page.names(keeping.of(sent.owner().specialist())).keySet();
    }

    private LocalDateTime now() {
        return horizons.now(clock);
    }
}
