package org.samrad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A family takes back that an organisation takes part: the coordinator sees what goes with it, and it waits again. */
class ConsentJourneyTest extends BrowserTest {

    @Autowired
    private ConsultationRequests requests;

    @Autowired
    private JdbcTemplate jdbc;

    private String request = "";
    private String caseId = "";
    private String organisation = "";
    private String another = "";

    /** The region asks for consents; all who take part in one to come have that of the case, but one organisation. */
    @BeforeEach
    void aConsultationThatNeedsConsent() {
        Map<String, Object> found = jdbc.queryForMap("""
                select a.request, r.care_case, min(s.organisation) as organisation,
                    max(s.organisation) as another from appointment a
                    join consultation_request r on r.id = a.request join care_case c on c.id = r.care_case
                    join appointment_participant p on p.appointment = a.id join specialist s on s.id = p.specialist
                where a.cancelled_at is null and a.start_time > timestamp '2026-12-07 00:00:00'
                    and c.protected_identity = false
                group by a.request, r.care_case having count(distinct s.organisation) > 1
                order by a.request limit 1
                """);
        request = String.valueOf(found.get("request"));
        caseId = String.valueOf(found.get("care_case"));
        organisation = String.valueOf(found.get("organisation"));
        another = String.valueOf(found.get("another"));
        String answering = jdbc.queryForObject("""
                select min(id) from organisation where id not in (
                    select s.organisation from appointment a join consultation_request r on r.id = a.request
                        join appointment_participant p on p.appointment = a.id join specialist s on s.id = p.specialist
                    where r.care_case = ?)
                """, String.class, caseId);
        jdbc.update("update care_case set organisation = ? where id = ?", answering, caseId);
        jdbc.update(
                "insert into consent (care_case, organisation, given) select distinct ?, s.organisation, date '2026-11-02'"
                        + " from appointment a join appointment_participant p on p.appointment = a.id"
                        + " join specialist s on s.id = p.specialist where a.request = ? and s.organisation <> ?",
                caseId,
                request,
                another);
        jdbc.update("update planning_horizon set consent_required = true");
    }

    @Test
    void aConsentIsGivenAndWithdrawnByKeyboardAloneAndWhatStandsOnItWaitsAgain() {
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            giveAndWithdraw(page, Hand.keyboard(page), List.of(1440));
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    @Tag("full")
    void aConsentIsGivenAndWithdrawnByMouseAndWhatStandsOnItWaitsAgain() {
        try (BrowserContext context = context("sv", 1440, true)) {
            giveAndWithdraw(context.newPage(), Hand.mouse(), List.of(768, 360, 1440));
        }
        assertThat(complaints).isEmpty();
    }

    private void giveAndWithdraw(Page page, Hand hand, List<Integer> widths) {
        page.navigate("/sign-in");
        goOn(page, hand, account(page, "coordinator"));
        page.navigate("/requests/" + request);
        goOn(
                page,
                hand,
                page.locator("main a[href$='/cases/%s']".formatted(caseId)).first());
        hand.choose(page.locator("#organisation"), another);
        goOn(page, hand, page.locator("form[action$='/consents'] button"));
        assertThat(page.locator(".notice.good")).isVisible();
        seeAt(widths, page, "consent-given");

        goOn(page, hand, page.locator("a[href$='/consents/%s/withdraw']".formatted(organisation)));
        assertThat(page.locator("main form a[href$='/requests/%s']".formatted(request)))
                .isVisible();
        seeAt(widths, page, "consent-withdraw");
        assertThat(requests.findById(request).orElseThrow().state()).isEqualTo(RequestState.SCHEDULED);
        goOn(page, hand, page.locator("main form .danger"));
        assertThat(page).hasURL(Pattern.compile("/cases/" + caseId + "$"));
        assertThat(page.locator(".notice.good")).isVisible();
        assertThat(page.locator("section[aria-labelledby=consents] .state.off")).hasCount(1);
        seeAt(widths, page, "consent-withdrawn");

        goOn(page, hand, page.locator(".case-steps a[href$='/requests/%s']".formatted(request)));
        assertThat(page.locator(".consultation")).hasCount(0);
        seeAt(widths, page, "consent-waits");
        assertThat(requests.findById(request).orElseThrow().state()).isEqualTo(RequestState.OPEN);
    }

    private void seeAt(List<Integer> widths, Page page, String name) {
        for (int width : widths) {
            page.setViewportSize(width, heightOf(width));
            see(page, name);
        }
    }
}
