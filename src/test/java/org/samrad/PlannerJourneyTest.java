package org.samrad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A planner's whole week of work in a real browser: load the demo, solve, have one request explained, apply what would unblock
 * it, preview a weight, compare, publish a selection, take it back, publish all.
 */
class PlannerJourneyTest extends BrowserTest {

    @ParameterizedTest
    @ValueSource(strings = {"mouse", "keyboard"})
    void aPlannerSolvesUnderstandsTunesComparesAndPublishes(String with) {
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
            page.navigate("/sign-in");
            hand.press(account(page, "planner"));

            solve(page, hand);
            see(page, with + "-1-solved");
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
            see(page, with + "-5-compared");

            publishASelectionUndoItAndPublishAll(page, hand, with, changed);
            assertThat(proposal).startsWith("p");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void everyPageOfThePlannerReadsWellInEveryLanguageAndAtEveryWidth() {
        String proposal;
        String unscheduled;
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            signIn(page, "planner");
            solve(page, Hand.mouse());
            proposal = page.locator("#plan-choice").inputValue();
            openPublish(page, Hand.mouse(), proposal);
            page.locator("button[value=none]").click();
            page.locator("input[name=pick]:not([disabled])").first().check();
            page.locator("#choice .form-end .primary").click();
            assertThat(page.locator(".published-now")).isVisible();
            page.navigate("/plan?view=unscheduled&plan=" + proposal);
            unscheduled = page.locator("#board tbody a[data-drawer]").first().getAttribute("href");
        }
        List<String> languages = List.of("en", "sv", "nb");
        for (int number = 0; number < languages.size(); number++) {
            try (BrowserContext context = context(languages.get(number), 1440, true)) {
                seeEveryPage(context.newPage(), proposal, unscheduled, number);
            }
        }
        assertThat(complaints).isEmpty();
    }

    /** Each page is seen in each language and at each width; which of both come together goes by turns. */
    private void seeEveryPage(Page page, String proposal, String unscheduled, int first) {
        var widths = Stream.iterate(first, turn -> turn + 1)
                .map(turn -> new int[] {1440, 768, 360}[turn % 3])
                .iterator();
        signIn(page, "planner");
        for (String view : List.of("timeline", "case", "site", "coverage", "table", "unscheduled")) {
            visit(page, "/plan?plan=%s&view=%s".formatted(proposal, view), "board-" + view, widths.next());
        }
        page.navigate("/plan?plan=" + proposal);
        page.locator(".timeline a.slot[data-move]").first().click();
        assertThat(page.locator("#drawer-title")).isFocused();
        see(page, "drawer", widths.next());
        visit(page, page.locator("#drawer a[href*='/move']").getAttribute("href"), "move", widths.next());
        page.navigate(unscheduled);
        assertThat(page.locator("#drawer-unblocks[hx-get]")).hasCount(0);
        see(page, "explanation", widths.next());
        visit(page, "/plan/runs", "runs", widths.next());
        visit(page, "/plan/compare?a=published&b=" + proposal, "compare", widths.next());
        visit(page, "/plan/bottlenecks?plan=" + proposal, "bottlenecks", widths.next());
        visit(page, "/plan/versions", "versions", widths.next());
        page.locator("tbody th a").first().click();
        see(page, "version", widths.next());
        visit(page, "/plan/proposals/" + proposal.substring(1) + "/publish", "publish", widths.next());
        visit(page, "/rules", "rules", widths.next());
        previewAWeight(page, Hand.mouse());
        see(page, "preview", widths.next());
    }

    private void visit(Page page, String address, String name, int width) {
        page.navigate(address);
        see(page, name, width);
    }

    private void see(Page page, String name, int width) {
        page.setViewportSize(width, width > 1000 ? 900 : 780);
        see(page, name);
    }

    private void solve(Page page, Hand hand) {
        hand.press(page.locator("nav a[href$='/plan']").first());
        hand.choose(
                page.locator("#seconds"),
                page.locator("#seconds option").first().getAttribute("value"));
        hand.press(page.locator("#run .run-solve .primary"));
        assertThat(page.locator("#run-live progress")).isVisible(within(LONG));
        see(page, "solving");
        assertThat(page.locator("#run .state.good")).isVisible(within(LONG));
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
        assertThat(page.locator("#preview .preview-sum")).isVisible(within(LONG));
        assertThat(page.locator("#preview h2 .state.good")).isVisible(within(LONG));
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
        see(page, with + "-6-selection");
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
        see(page, with + "-9-all-published");
        hand.press(page.locator(".plan-nav a[href$='/plan/versions']"));
        assertThat(page.locator("tbody tr")).hasCount(3);
        see(page, with + "-10-versions");
    }

    private static void openPublish(Page page, Hand hand, String proposal) {
        hand.press(page.locator(".plan-nav a[href$='/plan']"));
        hand.choose(page.locator("#plan-choice"), proposal);
        hand.press(page.locator(".plan-choice button"));
        hand.press(page.locator("#board a[href$='/publish']"));
        assertThat(page.locator("#choice")).isVisible();
    }

    private static int changes(Page page) {
        Matcher number = Pattern.compile("(\\d+)\\D*$")
                .matcher(page.locator(".choice-bar strong").innerText());
        assertThat(number.find()).isTrue();
        return Integer.parseInt(number.group(1));
    }

    private static Locator account(Page page, String username) {
        return page.locator("form:has([value=%s]) .demo-account".formatted(username));
    }

    private static String refOf(String address) {
        Matcher ref = Pattern.compile("/plan/([pv]\\d+)/").matcher(address);
        assertThat(ref.find()).as(address).isTrue();
        return ref.group(1);
    }
}
