package org.samrad.schedule;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /**
     * @param month such as {@code 2026-12}; that of the day, or the current one, where it is none
     * @param day such as {@code 2026-12-03}, of which all is shown; today where it is none and the month is the current one
     */
    @GetMapping(path = "/my", params = "view=month")
    String month(
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String day,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        String me = user.specialist();
        LocalDateTime now = horizons.now(clock);
        LocalDate today = now.toLocalDate();
        Optional<LocalDate> asked = IsoWeek.readDay(day.strip());
        YearMonth shown = MyMonth.read(month.strip()).orElse(YearMonth.from(asked.orElse(today)));
        boolean isCurrent = YearMonth.from(today).equals(shown);
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
        MyMonth its = MyMonth.of(shown, today, mine);
        model.addAttribute("month", its);
        model.addAttribute(
                "chosen",
                asked.or(() -> isCurrent ? Optional.of(today) : Optional.empty())
                        .map(its::day)
                        .orElse(null));
        model.addAttribute("me", me == null ? "" : me);
        model.addAttribute("thisMonth", isCurrent);
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
        LocalDateTime now = horizons.now(clock);
        LocalDate today = now.toLocalDate();
        LocalDate monday = IsoWeek.read(week).orElse(IsoWeek.mondayOf(today));
        model.addAttribute("weekNotShown", week.isBlank() || IsoWeek.read(week).isPresent() ? null : week.strip());
        News.Told told = me == null ? News.Told.NOTHING : news.of(me);
        MyConsultations.Week found =
                me == null ? MyConsultations.Week.NOTHING : consultations.week(me, monday, now, told.items());
        List<MyConsultation> mine = found.all();
        tell(mine);
        MyWeek shown = MyWeek.of(monday, today, mine);
        model.addAttribute("known", !mine.isEmpty() || me != null && specialists.existsById(me));
        model.addAttribute("news", told.listed());
        model.addAttribute("newsMore", told.more());
        model.addAttribute("newest", told.newest());
        model.addAttribute("seenNow", told.seenNow(shown.appointments()));
        model.addAttribute("week", shown);
        model.addAttribute("unanswered", found.unanswered());
        model.addAttribute("unansweredAll", found.coming().unanswered().size());
        MyConsultation next = found.next();
        model.addAttribute("next", next == null || shown.beginsWith(next.appointment()) ? null : next);
        model.addAttribute("leftToday", found.isLeftOf(today));
        model.addAttribute("all", mine.stream().map(MyConsultation::appointment).toList());
        model.addAttribute("me", me == null ? "" : me);
        model.addAttribute("now", now);
        model.addAttribute("thisWeek", IsoWeek.mondayOf(today).equals(monday));
        LocalDate later = me == null || shown.count() > 0 ? null : firstAfter(shown.sunday(), me, mine);
        model.addAttribute("nextDay", later);
        model.addAttribute("nextWeek", later == null ? null : IsoWeek.write(IsoWeek.mondayOf(later)));
        return "my/week";
    }

    /** The day of the first after a day, among those at hand or else at all; null where there is none. */
    private @Nullable LocalDate firstAfter(LocalDate day, String me, List<MyConsultation> atHand) {
        return atHand.stream()
                .map(one -> one.time().from().toLocalDate())
                .filter(its -> its.isAfter(day))
                .findFirst()
                .or(() -> consultations.firstFrom(me, day.plusDays(1).atStartOfDay()))
                .orElse(null);
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
     * Notes that the reader has seen what has changed for them: it stays as it is from then on. What the page did not show they are
     * told another time.
     *
     * @param newest of what was shown
     * @param shown the ids of the appointments of which it was shown
     * @param week that was shown, such as {@code 2026-W49}
     */
    @PostMapping("/my/seen")
    String seen(
            @RequestParam long newest,
            @RequestParam(defaultValue = "") List<UUID> shown,
            @RequestParam(defaultValue = "") String week,
            @AuthenticationPrincipal CurrentUser user) {
        String me = user.specialist();
        if (me != null) {
            news.seen(me, shown, newest);
        }
        return IsoWeek.read(week)
                .map(monday -> "redirect:/my?week=" + IsoWeek.write(monday))
                .orElse("redirect:/my");
    }
}
