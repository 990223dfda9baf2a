package org.samrad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.question.RulesOfQuestions;
import org.samrad.testing.Thorough;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A planner's whole week of work in a real browser: load the demo, solve, have one request explained, apply what would unblock
 * it, preview a weight, compare, publish a selection, take it back, publish all.
 */
class PlannerJourneyTest extends BrowserTest {

    private static final String SHORT_RUN = "5";
    private static final String LONG_RUN = "120";

    @Autowired
    private RulesOfQuestions rules;

    /** What would unblock a request the planner decides here; that others are asked is {@code question.QuestionPagesTest}'s. */
    @BeforeEach
    void plannersDecideAlone() {
        rules.change(List.of(Relaxation.Kind.values()), rules.current().version());
    }

    @AfterEach
    void plannersAsk() {
        rules.change(List.of(), rules.current().version());
    }

    /** Looks closely at what {@link #everyPageOfThePlannerReadsWell} does not come by. */
    @Test
    void aPlannerSolvesUnderstandsTunesComparesAndPublishesByKeyboardAlone() {
        solveUnderstandTuneCompareAndPublish("keyboard");
    }

    /** On the same pages; what comes first in a run by mouse is a part of {@link JourneyTest}. */
    @Test
    @Tag("full")
    void aPlannerSolvesUnderstandsTunesComparesAndPublishesByMouse() {
        solveUnderstandTuneCompareAndPublish("mouse");
    }

    private void solveUnderstandTuneCompareAndPublish(String with) {
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            Hand hand = with.equals("mouse") ? Hand.mouse() : Hand.keyboard(page);
            page.navigate("/sign-in");
            hand.press(account(page, "administrator"));
            assertThat(page.locator(".sign-out")).isVisible();
            page.navigate("/admin");
            hand.press(page.locator("form[action$='/admin/demo'] button"));
            assertThat(page.locator(".notice.good")).isVisible();
            hand.press(page.locator(".sign-out button"));
            hand.press(account(page, "planner"));

            solve(page, hand, SHORT_RUN);
            see(page, with + "-solving");
            awaitTheEnd(page);
            look(page, with + "-1-solved");
            String proposal = page.locator("#plan-choice").inputValue();

            applyAnUnblock(page, hand, with);
            String changed = refOf(page.url());

            previewAWeight(page, hand);
            see(page, with + "-4-preview");

            hand.press(page.locator(".plan-nav a[href$='/plan/compare']"));
            hand.choose(page.locator("#plan-a"), "published");
            hand.choose(page.locator("#plan-b"), changed);
            hand.press(page.locator(".compare-do button"));
            assertThat(page.locator("#differences tbody tr").first()).isVisible();
            look(page, with + "-5-compared");

            publishASelectionUndoItAndPublishAll(page, hand, with, changed);
            assertThat(proposal).matches("p\\d+");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void everyPageOfThePlannerReadsWell() {
        String proposal;
        String unscheduled;
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            signIn(page, "planner");
            solve(page, Hand.mouse(), LONG_RUN);
            stopTheRun(page, Hand.mouse());
            proposal = page.locator("#plan-choice").inputValue();
            openPublish(page, Hand.mouse(), proposal);
            page.locator("button[value=none]").click();
            page.locator("input[name=pick]:not([disabled])").first().check();
            page.locator("#choice .form-end .primary").click();
            assertThat(page.locator(".published-now")).isVisible();
            page.navigate("/plan?view=unscheduled&plan=" + proposal);
            unscheduled = page.locator("#board tbody a[data-drawer]").first().getAttribute("href");
        }
        List<View> views = new ArrayList<>(views(proposal, unscheduled));
        if (Thorough.FULL) {
            views.add(new View("preview", "planner", page -> {
                page.navigate("/plan");
                previewAWeight(page, Hand.mouse());
            }));
        }
        seeAll(views);
        assertThat(complaints).isEmpty();
    }

    private List<View> views(String proposal, String unscheduled) {
        String publish = "/plan/proposals/" + proposal.substring(1) + "/publish";
        return List.of(
                board(proposal, "timeline"),
                board(proposal, "case"),
                board(proposal, "site"),
                board(proposal, "coverage"),
                board(proposal, "table"),
                board(proposal, "unscheduled"),
                new View("drawer", "planner", page -> openFirstConsultation(page, proposal)),
                new View("move", "planner", page -> {
                    openFirstConsultation(page, proposal);
                    page.navigate(page.locator("#drawer a[href*='/move']").getAttribute("href"));
                }),
                new View("explanation", "planner", page -> {
                    page.navigate(unscheduled);
                    assertThat(page.locator("#drawer-unblocks[hx-get]")).hasCount(0);
                }),
                View.of("runs", "planner", "/plan/runs"),
                View.of("compare", "planner", "/plan/compare?a=published&b=" + proposal),
                View.of("bottlenecks", "planner", "/plan/bottlenecks?plan=" + proposal),
                View.of("versions", "planner", "/plan/versions"),
                View.of("bookings", "planner", "/plan/bookings"),
                View.of("booking-rules", "planner", "/rules/booking"),
                new View("version", "planner", page -> {
                    page.navigate("/plan/versions");
                    page.locator("tbody th a").first().click();
                    assertThat(page).hasURL(Pattern.compile("/plan/versions/\\d+"));
                }),
                View.of("publish", "planner", publish),
                View.of("rules", "planner", "/rules"));
    }

    private static View board(String proposal, String view) {
        return View.of("board-" + view, "planner", "/plan?plan=%s&view=%s".formatted(proposal, view));
    }

    private static void openFirstConsultation(Page page, String proposal) {
        page.navigate("/plan?plan=" + proposal);
        page.locator(".timeline a.slot[data-move]").first().click();
        assertThat(page.locator("#drawer-title")).isFocused();
    }

    private static void solve(Page page, Hand hand, String seconds) {
        hand.press(page.locator("nav a[href$='/plan']").first());
        hand.choose(page.locator("#seconds"), seconds);
        hand.press(page.locator("#run .run-solve .primary"));
        assertThat(page.locator("#run-live progress")).isVisible();
    }

    /** The board follows the panel of the run. */
    private static void awaitTheEnd(Page page) {
        assertThat(page.locator("#run .state.good")).isVisible();
        assertThat(page.locator("#board a[href$='/publish']").first()).isVisible();
    }

    /** The first request without a place that something would unblock. */
    private void applyAnUnblock(Page page, Hand hand, String with) {
        hand.press(page.locator("#board .tabs a[href*='view=unscheduled']"));
        Locator links = page.locator("#board tbody a[data-drawer]");
        assertThat(links.first()).isVisible();
        Locator drawer = page.locator("#drawer");
        Locator apply = drawer.locator("#drawer-unblocks form button");
        for (int number = 0; number < links.count(); number++) {
            hand.press(links.nth(number));
            assertThat(drawer.locator("#drawer-title")).isFocused();
            assertThat(drawer.locator(".matrix").first()).isVisible();
            assertThat(drawer.locator("#drawer-unblocks[hx-get]")).hasCount(0);
            if (apply.count() > 0) {
                break;
            }
            hand.press(drawer.locator(".drawer-close"));
            assertThat(links.nth(number)).isFocused();
        }
        see(page, with + "-2-explained");
        hand.press(apply.first());
        assertThat(page.locator(".notice.good")).isVisible();
        see(page, with + "-3-unblocked");
    }

    private void previewAWeight(Page page, Hand hand) {
        hand.press(page.locator(".plan-nav a[href$='/rules']"));
        hand.fill(page.locator("input[id^=weight-]").first(), "40");
        hand.press(page.locator(".preview-begin button"));
        assertThat(page.locator("#preview .preview-sum")).isVisible();
        assertThat(page.locator("#preview h2 .state.good")).isVisible();
        assertThat(page.locator("input[id^=weight-]").first()).hasValue("40");
    }

    private void publishASelectionUndoItAndPublishAll(Page page, Hand hand, String with, String proposal) {
        openPublish(page, hand, proposal);
        int all = changes(page);
        Locator first = page.locator("input[name=pick]:not([disabled])").first();
        hand.press(page.locator("button[value=none]"));
        hand.press(first);
        assertThat(first).isChecked();
        assertThat(page.locator("#chosen-count strong")).hasText(Pattern.compile("^1 of "));
        look(page, with + "-6-selection");
        hand.press(page.locator("#choice .form-end .primary"));
        assertThat(page.locator(".published-now")).isVisible();
        see(page, with + "-7-selection-published");

        hand.press(page.locator(".published-now button"));
        assertThat(page.locator(".notice.good")).isVisible();
        see(page, with + "-8-undone");

        openPublish(page, hand, proposal);
        assertThat(changes(page)).as("changes after the undo").isEqualTo(all);
        hand.press(page.locator("#choice .form-end .primary"));
        assertThat(page.locator(".published-now")).isVisible();
        look(page, with + "-9-all-published");
        hand.press(page.locator(".plan-nav a[href$='/plan/versions']"));
        assertThat(page.locator("tbody tr")).hasCount(3);
        look(page, with + "-10-versions");
    }

    private static void openPublish(Page page, Hand hand, String proposal) {
        hand.press(page.locator(".plan-nav a[href$='/plan']"));
        hand.choose(page.locator("#plan-choice"), proposal);
        hand.press(page.locator(".plan-choice button"));
        hand.press(page.locator("#board a[href$='/proposals/%s/publish']".formatted(proposal.substring(1))));
        assertThat(page.locator("#choice")).isVisible();
    }

    private static int changes(Page page) {
        Matcher number = Pattern.compile("(\\d+)\\D*$")
                .matcher(page.locator(".choice-bar strong").innerText());
        assertThat(number.find()).isTrue();
        return Integer.parseInt(number.group(1));
    }

    private static String refOf(String address) {
        Matcher ref = Pattern.compile("/plan/([pv]\\d+)/").matcher(address);
        assertThat(ref.find()).as(address).isTrue();
        return ref.group(1);
    }
}
