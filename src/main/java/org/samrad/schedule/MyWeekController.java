package org.samrad.schedule;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import org.samrad.account.CurrentUser;
import org.samrad.specialist.Specialists;
import org.samrad.time.IsoWeek;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The specialist's week. */
@Controller
class MyWeekController {

    private final MyConsultations consultations;
    private final News news;
    private final Specialists specialists;
    private final PlanningHorizons horizons;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MyWeekController(
            MyConsultations consultations,
            News news,
            Specialists specialists,
            PlanningHorizons horizons,
            ApplicationEventPublisher events,
            Clock clock) {
        this.consultations = consultations;
        this.news = news;
        this.specialists = specialists;
        this.horizons = horizons;
        this.events = events;
        this.clock = clock;
    }

    /** @param month such as {@code 2026-12}; the current one where it is none */
    @GetMapping(path = "/my", params = "view=month")
    String month(
            @RequestParam(defaultValue = "") String month, @AuthenticationPrincipal CurrentUser user, Model model) {
        String me = user.specialist();
        LocalDateTime now = horizons.now(clock);
        LocalDate today = now.toLocalDate();
        YearMonth shown = MyMonth.read(month.strip()).orElse(YearMonth.from(today));
        List<MyConsultation> mine = me == null
                ? List.of()
                : consultations.between(
                        me,
                        MyMonth.from(shown),
                        MyMonth.until(shown),
                        now,
                        news.of(me).items());
        tell(mine);
        model.addAttribute("known", me != null && specialists.existsById(me));
        model.addAttribute(
                "monthNotShown", month.isBlank() || MyMonth.read(month.strip()).isPresent() ? null : month.strip());
        model.addAttribute("month", MyMonth.of(shown, today, mine));
        model.addAttribute("thisMonth", YearMonth.from(today).equals(shown));
        model.addAttribute("weekdays", DayOfWeek.values());
        return "my/month";
    }

    /**
     * Shows what has changed for the reader; that they have seen it, the page says by {@code POST /my/seen}.
     *
     * @param week such as {@code 2026-W49}; the current one where it is none
     */
    @GetMapping("/my")
    String week(@RequestParam(defaultValue = "") String week, @AuthenticationPrincipal CurrentUser user, Model model) {
        String me = user.specialist();
        model.addAttribute("known", me != null && specialists.existsById(me));
        LocalDateTime now = horizons.now(clock);
        LocalDate today = now.toLocalDate();
        LocalDate monday = IsoWeek.read(week).orElse(IsoWeek.mondayOf(today));
        model.addAttribute("weekNotShown", week.isBlank() || IsoWeek.read(week).isPresent() ? null : week.strip());
        News.Told told = me == null ? News.Told.NOTHING : news.of(me);
        List<MyConsultation> mine =
                me == null ? List.of() : consultations.between(me, monday, monday.plusDays(7), now, told.items());
        tell(mine);
        model.addAttribute("news", told.items());
        model.addAttribute("newest", told.newest());
        model.addAttribute("week", MyWeek.of(monday, today, mine));
        model.addAttribute("me", me == null ? "" : me);
        model.addAttribute("thisWeek", IsoWeek.mondayOf(today).equals(monday));
        LocalDate next = me == null
                ? null
                : consultations.firstFrom(me, monday.plusDays(7).atStartOfDay()).orElse(null);
        model.addAttribute("nextDay", next);
        model.addAttribute("nextWeek", next == null ? null : IsoWeek.write(IsoWeek.mondayOf(next)));
        return "my/week";
    }

    /** The trail says who was shown something of a protected case. */
    private void tell(List<MyConsultation> shown) {
        shown.stream()
                .filter(MyConsultation::isProtected)
                .map(MyConsultation::caseId)
                .distinct()
                .forEach(caseId -> events.publishEvent(new ProtectedCaseShown(caseId)));
    }

    /**
     * Notes that the reader has seen what has changed for them: it stays as it is from then on.
     *
     * @param newest of what was shown
     * @param week that was shown, such as {@code 2026-W49}
     */
    @PostMapping("/my/seen")
    String seen(
            @RequestParam long newest,
            @RequestParam(defaultValue = "") String week,
            @AuthenticationPrincipal CurrentUser user) {
        String me = user.specialist();
        if (me != null) {
            news.seen(me, newest);
        }
        return IsoWeek.read(week)
                .map(monday -> "redirect:/my?week=" + IsoWeek.write(monday))
                .orElse("redirect:/my");
    }
}
