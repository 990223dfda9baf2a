package org.samrad.schedule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.samrad.specialist.Specialists;
import org.samrad.system.CurrentUser;
import org.samrad.time.PlanningHorizons;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The specialist's week. */
@Controller
class MyWeekController {

    private final MyConsultations consultations;
    private final News news;
    private final Specialists specialists;
    private final PlanningHorizons horizons;
    private final Clock clock;

    MyWeekController(
            MyConsultations consultations, News news, Specialists specialists, PlanningHorizons horizons, Clock clock) {
        this.consultations = consultations;
        this.news = news;
        this.specialists = specialists;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * Tells the reader what has changed for them.
     *
     * @param week such as {@code 2026-W49}; the current one where it is none
     */
    @GetMapping("/my")
    String week(@RequestParam(defaultValue = "") String week, @AuthenticationPrincipal CurrentUser user, Model model) {
        String me = user.specialist();
        model.addAttribute("known", me != null && specialists.existsById(me));
        LocalDate today = horizons.now(clock).toLocalDate();
        LocalDate monday = MyWeek.mondayOf(week, today);
        // Whoever sees this page has been told, and what they have been told stays as it is.
        List<News.Item> told = me == null ? List.of() : news.tell(me);
        List<MyConsultation> mine =
                me == null ? List.of() : consultations.between(me, monday, monday.plusDays(7), told);
        model.addAttribute("news", told);
        model.addAttribute("week", MyWeek.of(monday, today, mine));
        model.addAttribute("thisWeek", MyWeek.mondayOf("", today).equals(monday));
        LocalDate next = me == null
                ? null
                : consultations.firstFrom(me, monday.plusDays(7).atStartOfDay()).orElse(null);
        model.addAttribute("nextDay", next);
        model.addAttribute("nextWeek", next == null ? null : MyWeek.slug(MyWeek.mondayOf("", next)));
        return "my/week";
    }
}
