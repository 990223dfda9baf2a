package org.samrad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What somebody has typed in a form and not saved yet, in a real browser. */
class TypedTextTest extends BrowserTest {

    private static final String KEPT =
            "Object.keys(sessionStorage).filter(key => key.startsWith('samrad-draft:')).length";

    @BeforeAll
    static void waitAsLongAsABusyMachineTakes() {
        PlaywrightAssertions.setDefaultAssertionTimeout(LONG);
    }

    @Test
    void whatIsTypedSurvivesReloadingAnotherLanguageAndAnEndedSessionUntilItIsSaved() {
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            signIn(page, "coordinator");
            page.navigate("/requests/new");
            page.locator("#title").fill("Half typed");
            JSHandle region = page.evaluateHandle("document.getElementById('outlook')");
            page.locator("#roles-0-competence").selectOption("epilepsy");
            assertThat(page.locator("#outlook")).containsText("Nobody has");
            assertThat(page.locator("#outlook .notice")).isInViewport();
            assertThat(region.evaluate("it => it.isConnected"))
                    .as("a region that is read aloud stays in the page")
                    .isEqualTo(true);
            page.locator("#roles-0-competence").selectOption("sleep");
            assertThat(page.locator("#outlook .notice")).hasCount(0);

            page.locator("#duration").fill("30");
            page.reload();
            assertThat(page.locator("#duration")).hasValue("30");
            assertThat(page.locator("#title")).hasValue("Half typed");

            page.locator("#title").fill("Half typed and more");
            page.locator(".languages summary").click();
            page.locator(".languages button[value$=nb]").click();
            assertThat(page.locator("html")).hasAttribute("lang", "nb");
            assertThat(page.locator("#title")).hasValue("Half typed and more");

            context.clearCookies();
            page.locator("[value=add-role]").click();
            assertThat(page).hasURL(Pattern.compile("/sign-in"));
            page.locator("form:has([value=coordinator]) .demo-account").click();
            assertThat(page).hasURL(Pattern.compile("/requests/new"));
            assertThat(page.locator("#title")).hasValue("Half typed and more");
            assertThat(page.locator("#roles-0-competence")).hasValue("sleep");

            page.locator("input[name=form][value=ADVICE]").check();
            page.locator("input[name=urgency][value=DAYS_14]").check();
            page.locator("#mode-VIDEO").check();
            page.locator(".form-end .primary").click();
            assertThat(page.locator("[data-saved]")).isVisible();
            assertThat(page.evaluate(KEPT)).isEqualTo(0);
        }
    }

    @Test
    void whatSomebodyTypedIsNotKeptForTheNextWhoSignsIn() {
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            signIn(page, "coordinator");
            page.navigate("/requests/new");
            page.locator("#title").fill("Half typed");
            page.locator(".sign-out button").click();
            assertThat(page.locator("#kept")).isVisible();
            assertThat(page.locator("#kept")).not().containsText("Half typed");

            signIn(page, "planner");
            assertThat(page.locator("#kept")).isHidden();
            assertThat(page.evaluate(KEPT)).isEqualTo(0);
        }
    }

    @Test
    void aFormThatIsThrownAwayStartsAnew() {
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            signIn(page, "coordinator");
            page.navigate("/requests/new");
            page.locator("#title").fill("Half typed");
            page.navigate("/requests");
            assertThat(page.locator("#kept a")).hasText("Continue with “Half typed”");
            page.locator("#kept a").click();
            assertThat(page.locator("#title")).hasValue("Half typed");
            assertThat(page.locator("[data-restored]")).isVisible();
            page.locator("[data-forget]").click();
            assertThat(page.locator("#title")).hasValue("");
        }
    }

    @Test
    void aNewRequestForACaseIsNotMistakenForTheOneThatWasBegunBefore() {
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            signIn(page, "coordinator");
            page.navigate("/requests/new?case=c-0009");
            page.locator("#title").fill("Of the ninth");
            page.locator("[value=add-role]").click();
            assertThat(page).hasURL(Pattern.compile("draft="));

            page.locator(".form-end .primary").click();
            assertThat(page.locator(".notice.bad")).isVisible();
            page.navigate("/requests/rq-0004");
            page.locator("details.withdraw summary").click();
            page.locator("form[action$=withdraw] button").click();
            assertThat(page.locator(".notice.good")).isVisible();
            assertThat(page.evaluate(KEPT))
                    .as("what another request tells saves nothing")
                    .isEqualTo(1);

            page.navigate("/requests/new?case=c-0014");
            assertThat(page.locator("#title")).hasValue("");
            assertThat(page.locator("[data-restored]")).isHidden();
            page.locator("#title").fill("Of the fourteenth");

            page.locator("#kept a").click();
            assertThat(page.locator("#title")).hasValue("Of the ninth");
            assertThat(page.locator("#existingCase")).hasValue("c-0009");
            page.locator("#kept a").click();
            assertThat(page.locator("#title")).hasValue("Of the fourteenth");
            page.locator("[data-forget]").click();
            assertThat(page.locator("#title")).hasValue("");
            assertThat(page).hasURL(Pattern.compile("/requests/new\\?case=c-0014$"));
            assertThat(page.evaluate(KEPT)).isEqualTo(1);
        }
    }
}
