package org.samrad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three users' main job in a real browser, over the demo, and how its pages read. */
class JourneyTest extends BrowserTest {

    @Test
    void aRequestIsFiledPlannedPublishedAndSeenByItsPanel() {
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            signIn(page, "coordinator");
            page.navigate("/requests/new");
            page.locator("#title").fill("Seizures at school");
            page.getByText("Advice").click();
            page.locator("#duration").fill("30");
            page.locator("#roles-0-specialist").fill("Siri Hagen · sp-011");
            page.locator("[value=add-role]").click();
            page.locator("#roles-1-competence").selectOption("epilepsy");
            assertThat(page.locator("#roles-0-specialist")).hasValue("Siri Hagen · sp-011");
            page.locator("[value=remove-role-1]").click();
            assertThat(page.locator("#role-rows .row")).hasCount(1);
            page.locator("input[name=urgency][value=DAYS_3]").check();
            assertThat(page.locator("#due-hint")).containsText("from the urgency");
            page.locator("#mode-VIDEO").check();
            page.locator("#mode-PHONE").check();
            page.locator(".form-end .primary").click();
            assertThat(page.locator(".notice.good")).containsText("waits for a place");
            String request = page.url().substring(page.url().lastIndexOf('/') + 1);
            look(page, "filed");

            as(page, "planner");
            page.navigate("/plan");
            page.locator("#seconds").selectOption(new SelectOption().setIndex(0));
            page.locator("#run .primary").click();
            assertThat(page.locator("#run-live progress")).isVisible(within(LONG));
            look(page, "solving");
            assertThat(page.locator("#run .state.good")).isVisible(within(LONG));
            look(page, "solved");
            page.locator("a[href*=publish]").first().click();
            look(page, "publish");
            page.locator("form .primary").click();
            assertThat(page.locator(".notice.good")).isVisible();
            look(page, "published");

            as(page, "coordinator");
            page.navigate("/requests/" + request);
            assertThat(page.locator(".state-line .state")).hasText("Scheduled");
            look(page, "scheduled");

            as(page, "specialist");
            page.navigate("/my");
            assertThat(findInWeeks(page, "Seizures at school")).isVisible();
            look(page, "my-week");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void theListOfRequestsNarrowsWhileOneTypes() {
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            signIn(page, "coordinator");
            page.navigate("/requests");

            page.locator("#q").pressSequentially("rq-0012");

            page.waitForURL(Pattern.compile(".*[?&]q=rq-0012(&.*)?"));
            assertThat(page.locator("#q")).isFocused();
        }
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en, 1440", "sv, 360", "nb, 1440"})
    void everyPageReadsWellInEveryLanguage(String language, int width) {
        try (BrowserContext context = context(language, width, true)) {
            Page page = context.newPage();
            page.navigate("/sign-in");
            see(page, "sign-in");
            signIn(page, "coordinator");
            see(page, "coordinator");
            visit(page, "/requests", "requests");
            visit(page, "/requests/rq-0012", "request");
            visit(page, "/requests/rq-0012/edit", "request-change");
            visit(page, "/requests/new", "request-new");
            page.locator("[value=add-window]").click();
            assertThat(page.locator("#window-rows .row")).hasCount(1);
            page.locator("#mode-ON_SITE").check();
            page.locator(".form-end .primary").click();
            assertThat(page.locator(".notice.bad")).isFocused();
            see(page, "request-errors");
            visit(page, "/nothing-here", "not-found");
            as(page, "planner");
            see(page, "planner");
            visit(page, "/plan", "plan");
            as(page, "specialist");
            see(page, "specialist");
            visit(page, "/my", "week");
            page.locator(".step.forth").click();
            see(page, "week-next");
            as(page, "administrator");
            see(page, "administrator");
            visit(page, "/admin", "admin");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void aRequestIsFiledWithoutAScript() {
        try (BrowserContext context = context("en", 1440, false)) {
            Page page = context.newPage();
            signIn(page, "coordinator");
            page.navigate("/requests/new");
            page.locator("#title").fill("No script");
            page.locator("[value=add-role]").click();
            assertThat(page.locator("#role-rows .row")).hasCount(2);
            assertThat(page.locator("#title")).hasValue("No script");
            page.locator("#title").press("Enter");
            assertThat(page.locator(".notice.bad")).isVisible();
            page.locator("input[name=form][value=ADVICE]").check();
            page.locator("#duration").fill("30");
            page.locator("#roles-0-competence").selectOption("sleep");
            page.locator("input[name=urgency][value=DAYS_14]").check();
            page.locator("#mode-VIDEO").check();
            page.locator("#title").press("Enter");
            assertThat(page).hasURL(Pattern.compile("/requests/N-\\d+$"));
            assertThat(page.locator("h1")).hasText("No script");
        }
    }

    @Test
    void theLanguageStaysWhereOneIs() {
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            signIn(page, "coordinator");
            page.navigate("/requests?tab=scheduled&q=c");
            page.locator(".languages summary").click();
            page.locator(".languages button[value=nb]").click();
            assertThat(page).hasURL(Pattern.compile("/requests\\?tab=scheduled&q=c$"));
            assertThat(page.locator("h1")).hasText("Forespørsler");
            assertThat(page.locator("html")).hasAttribute("lang", "nb");
        }
    }

    private static Locator findInWeeks(Page page, String title) {
        Locator found = page.getByText(title);
        for (int week = 0; week < 5 && found.count() == 0; week++) {
            page.locator(".step.forth").click();
        }
        return found;
    }
}
