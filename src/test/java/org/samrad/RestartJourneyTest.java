package org.samrad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.samrad.testing.OwnSite;
import org.springframework.jdbc.core.JdbcTemplate;

/** What somebody types outlives the program that they type into, in a real browser, and in another one. */
class RestartJourneyTest extends InBrowser {

    private static final String WHO = "berit";
    private static final String PASSWORD = "nine otters!";

    private OwnSite site;

    @Override
    int port() {
        return site.port();
    }

    @Test
    @Tag("full")
    void whatIsTypedIsThereAfterTheProgramWasStartedAnewAlsoInAnotherBrowser() {
        try (var started = new OwnSite(Instant.parse("2026-11-30T07:30:00Z"), WHO, PASSWORD)) {
            site = started;
            site.bean(JdbcTemplate.class)
                    .update(
                            "insert into account_role (username, role, everywhere) values (?, 'COORDINATOR', true)",
                            WHO);
            try (BrowserContext context = context("en", 1440, true)) {
                Page page = signedIn(context);
                page.navigate("/requests/new");
                page.locator("#title").fill("Typed before the restart");
                page.locator("[value=add-part]").click();
                assertThat(page.locator("#part-rows > .part :focus")).isVisible();
                page.locator("#parts-0-title").fill("And what comes after");
                page.locator("#duration").fill("35");
                page.locator("#requester").fill("School health");
                page.waitForCondition(() -> isKept("School health"));

                site.restart();

                page.reload();
                assertThat(page.locator("#title")).hasValue("Typed before the restart");
                assertThat(page.locator("#parts-0-title")).hasValue("And what comes after");
                assertThat(page.locator("#duration")).hasValue("35");
            }
            try (BrowserContext context = context("en", 1440, true)) {
                Page page = signedIn(context);
                page.navigate("/requests?tab=drafts");
                page.locator("a.row-link", new Page.LocatorOptions().setHasText("Typed before the restart"))
                        .click();
                assertThat(page.locator("#parts-0-title")).hasValue("And what comes after");
                assertThat(page.locator("#requester")).hasValue("School health");
            }
        }
        assertThat(complaints)
                .filteredOn(told -> !told.contains("ERR_CONNECTION"))
                .isEqualTo(List.of());
    }

    private boolean isKept(String text) {
        return 0
                < site.bean(JdbcTemplate.class)
                        .queryForObject(
                                "select count(*) from request_draft where form like ?",
                                Integer.class,
                                "%" + text + "%");
    }

    private static Page signedIn(BrowserContext context) {
        Page page = context.newPage();
        page.navigate("/sign-in");
        page.locator("#username").fill(WHO);
        page.locator("#password").fill(PASSWORD);
        page.locator("main form .primary").click();
        Locator out = page.locator(".sign-out");
        assertThat(out).isVisible();
        return page;
    }
}
