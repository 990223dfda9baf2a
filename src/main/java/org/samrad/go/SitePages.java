package org.samrad.go;

import java.util.List;
import java.util.stream.Stream;
import org.samrad.account.AccountRole;
import org.samrad.go.SitePage.Section;
import org.samrad.masterdata.ShownTables;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Component;

/**
 * The pages of the site that have names: what the menu, the tabs and the way there by typing are made of; templates use it as
 * {@code @sitePages}. To whom a page is open is asked of what guards it, and said nowhere else.
 */
@Component("sitePages")
@ConditionalOnWebApplication
public class SitePages {

    private static final SitePage RULES = SitePage.tab("/rules", "menu.rules", Section.MENU, "rules");

    /** In everybody's menu only who keeps the times of others and does nothing else has it; others come there from their start. */
    private static final SitePage TIMES = SitePage.of("/times", "menu.times", Section.MENU);

    private static final List<SitePage> MENU = List.of(
            SitePage.of("/", "menu.home", Section.MENU),
            SitePage.of("/requests", "menu.requests", Section.MENU),
            SitePage.of("/plan", "menu.plan", Section.MENU),
            RULES,
            SitePage.of("/my", "menu.my", Section.MENU),
            TIMES,
            SitePage.of("/audit", "menu.audit", Section.MENU),
            SitePage.of("/admin", "menu.admin", Section.MENU),
            SitePage.of("/admin/data", "menu.data", Section.MENU),
            SitePage.of("/messages", "menu.messages", Section.MENU));

    private static final List<SitePage> PLAN = List.of(
            SitePage.tab("/plan", "plan.nav.board", Section.PLAN, "board"),
            SitePage.tab("/plan/runs", "plan.nav.runs", Section.PLAN, "runs"),
            SitePage.tab("/plan/compare", "plan.nav.compare", Section.PLAN, "compare"),
            SitePage.tab("/plan/bottlenecks", "plan.nav.bottlenecks", Section.PLAN, "bottlenecks"),
            SitePage.tab("/plan/bookings", "plan.nav.bookings", Section.PLAN, "bookings"),
            SitePage.tab("/plan/versions", "plan.nav.versions", Section.PLAN, "versions"),
            SitePage.tab("/plan/broken", "plan.nav.broken", Section.PLAN, "broken"));

    private static final List<SitePage> MY = List.of(
            SitePage.tab("/my", "my.tab.week", Section.MY, "week"),
            SitePage.tab("/my?view=month", "my.tab.month", Section.MY, "month"),
            SitePage.tab("/my/past", "my.tab.past", Section.MY, "past"),
            SitePage.tab("/my/time", "my.time", Section.MY, "time"),
            SitePage.tab("/my/load", "my.tab.load", Section.MY, "load"),
            SitePage.tab("/my/calendar", "my.calendar", Section.MY, "calendar"),
            SitePage.tab("/my/busy", "busy.title", Section.MY, "busy"));

    private static final List<SitePage> WITHOUT_TABS = List.of(
            SitePage.of("/account", "account.own", Section.MENU),
            SitePage.of("/requests/new", "inbox.new", Section.REQUESTS),
            SitePage.of("/requests/new/import", "bulk.title", Section.REQUESTS),
            new SitePage("/requests?tab=drafts", "inbox.tab.DRAFTS", Section.REQUESTS, null, "/requests/new"),
            SitePage.of("/plan?view=unscheduled", "plan.view.unscheduled", Section.PLAN),
            SitePage.of("/plan?view=late", "plan.view.late", Section.PLAN),
            SitePage.of("/plan?view=case", "board.view.case", Section.PLAN),
            SitePage.of("/plan?view=site", "board.view.site", Section.PLAN),
            SitePage.of("/plan?view=coverage", "board.view.coverage", Section.PLAN),
            SitePage.of("/plan?view=table", "board.view.table", Section.PLAN),
            SitePage.of("/rules/booking", "booking.rules.title", Section.RULES),
            SitePage.of("/rules/repair", "repair.rules.title", Section.RULES),
            SitePage.of("/rules/questions", "question.rules.title", Section.RULES),
            SitePage.of("/admin/accounts", "admin.accounts", Section.ADMINISTRATION),
            SitePage.of("/admin/settings", "settings.title", Section.ADMINISTRATION),
            SitePage.of("/admin/messages", "mail.admin.title", Section.ADMINISTRATION),
            SitePage.of("/admin/calendars", "calendar.settings", Section.ADMINISTRATION),
            SitePage.of("/admin/state", "state.title", Section.ADMINISTRATION),
            SitePage.of("/admin/data/travel_times/matrix", "master.matrix", Section.DATA),
            SitePage.of("/admin/data/holidays", "master.holidays", Section.DATA),
            SitePage.of("/admin/data/templates", "master.templates", Section.DATA));

    private final WebInvocationPrivilegeEvaluator guard;

    SitePages(WebInvocationPrivilegeEvaluator guard) {
        this.guard = guard;
    }

    /** The lines of somebody's menu. */
    public List<SitePage> menu(Authentication who) {
        boolean assistant = who.getAuthorities().stream()
                .anyMatch(one -> AccountRole.ASSISTANT.authority().equals(one.getAuthority()));
        return MENU.stream()
                .filter(page -> isOpen(page, who) && (page != TIMES || assistant))
                .toList();
    }

    /** The planner's tabs. */
    public List<SitePage> plan() {
        return Stream.concat(PLAN.stream(), Stream.of(RULES)).toList();
    }

    /** The specialist's tabs. */
    public List<SitePage> my() {
        return MY;
    }

    /** Every page that somebody may open, those of the menu first. */
    List<SitePage> openTo(Authentication who) {
        Stream<SitePage> tables = ShownTables.SHOWN.stream()
                .map(ShownTables::slug)
                .map(table -> SitePage.of("/admin/data/" + table, "master.table." + table, Section.DATA));
        return Stream.of(MENU.stream(), PLAN.stream(), MY.stream(), WITHOUT_TABS.stream(), tables)
                .flatMap(pages -> pages)
                .filter(page -> isOpen(page, who))
                .toList();
    }

    private boolean isOpen(SitePage page, Authentication who) {
        return guard.isAllowed("", page.route(), "GET", who);
    }
}
