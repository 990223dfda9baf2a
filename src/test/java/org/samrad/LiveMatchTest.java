package org.samrad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of a request with the answer in sight, in a real browser. */
class LiveMatchTest extends BrowserTest {

    @ParameterizedTest
    @ValueSource(ints = {1440, 360})
    void whileOneTypesTheFormShowsWhoIsFreeAndWhatWouldHelpAndKeepsWhatIsTyped(int width) {
        try (BrowserContext context = context("en", width, true)) {
            Page page = context.newPage();
            signIn(page, "coordinator");
            page.navigate("/requests/new");
            page.locator("#roles-0-competence").selectOption("sleep");
            assertThat(page.locator("#match .suggestions > li").first()).isVisible();
            assertThat(page.locator("#outlook .state")).containsText("Earliest:");
            page.locator("#title").fill("Sleep and school");
            page.locator("[value=add-role]").click();
            page.locator("#roles-1-competence").selectOption("child-psychiatry");
            assertThat(page.locator("#match .match-roles tbody tr")).hasCount(2);
            see(page, "live-match-" + width);

            page.locator(".match-weeks").scrollIntoViewIfNeeded();
            see(page, "live-match-weeks-" + width);
            page.locator("#find").fill("logoped");
            assertThat(page.locator("#found button").first()).isVisible();
            page.locator("#times").fill("tisdagar och torsdagar 13-16 till jul när det går");
            assertThat(page.locator("#times-read")).containsText("Not understood");
            see(page, "live-match-words-" + width);
            page.locator("#times").fill("");
            assertThat(page.locator("#times-read .error")).hasCount(0);

            page.locator("#latest").fill("2026-11-30");
            assertThat(page.locator("#match .offers button").first()).isVisible();
            see(page, "live-match-impossible-" + width);
            page.locator("#match .offers button[value^=fit-later]").click();
            assertThat(page.locator("#latest")).not().hasValue("2026-11-30");
            assertThat(page.locator("#match .suggestions > li").first()).isVisible();
            assertThat(page.locator("#title")).hasValue("Sleep and school");
            assertThat(page.locator("#roles-1-competence")).hasValue("child-psychiatry");

            page.locator("#title").fill("Sleep and school again");
            assertThat(page.locator("#title")).hasValue("Sleep and school again");
            page.locator(".form-end [value=keep]").click();
            assertThat(page).hasURL(Pattern.compile("tab=drafts"));
            see(page, "drafts-" + width);
            page.locator("a.row-link", new Page.LocatorOptions().setHasText("Sleep and school again"))
                    .click();
            assertThat(page.locator("#title")).hasValue("Sleep and school again");
            page.locator("#duration").fill("30");
            page.locator("[value=remove-role-1]").click();
            assertThat(page.locator("#match .match-roles tbody tr")).hasCount(1);
            assertThat(page.locator("#role-rows .row")).hasCount(1);
            page.reload();
            assertThat(page.locator("#role-rows .row")).hasCount(1);
            assertThat(page.locator("#duration")).hasValue("30");
            page.locator(".form-end [value=discard]").click();
            assertThat(page).hasURL(Pattern.compile("tab=drafts"));
            assertThat(page.locator("main")).not().containsText("Sleep and school again");
        }
        assertThat(complaints).isEmpty();
    }
}
