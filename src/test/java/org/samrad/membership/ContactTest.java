package org.samrad.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.PageTest;
import org.samrad.account.PersonReplaced;
import org.samrad.specialist.SpecialistContact;
import org.samrad.specialist.SpecialistContacts;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.transaction.annotation.Transactional;

/** How specialists are reached: said by themselves or an administrator, read by their panels. */
@PageTest
@Transactional
class ContactTest {

    private static final String LINK = "https://meet.example.org/anna";

    @Autowired
    MockMvc mvc;

    @Autowired
    ContactKeeping keeping;

    @Autowired
    SpecialistContacts contacts;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    EntityManager entities;

    private String request = "";
    private String week = "";
    private List<String> panel = List.of();

    /** A consultation of two or more by video; its first role has to be filled. */
    @BeforeEach
    void aConsultationByVideo() {
        Map<String, Object> found = jdbc.queryForMap("""
                select a.id, a.request, cast(a.start_time as date) as on_day from appointment a
                    join consultation_request r on r.id = a.request join care_case c on c.id = r.care_case
                where a.cancelled_at is null and not c.protected_identity
                    and 2 = (select count(*) from appointment_participant p join request_role q
                        on q.request = a.request and q.role = p.role
                        where p.appointment = a.id and not q.optional)
                order by a.start_time limit 1""");
        request = String.valueOf(found.get("request"));
        week = String.valueOf(found.get("on_day"));
        jdbc.update("update appointment set mode = 'VIDEO', site = null where id = ?", found.get("id"));
        panel = jdbc.queryForList("""
                select p.specialist from appointment_participant p join request_role q on q.role = p.role and q.request = ?
                where p.appointment = ? and not q.optional order by q.position""", String.class, request, found.get("id"));
        jdbc.update("update specialist set email = 'second@example.org' where id = ?", panel.get(1));
        entities.clear();
    }

    @Test
    void whatSomebodySaysOfThemselvesThePanelReadsAndTheCoordinatorOfTheCaseAndNobodyElse() throws Exception {
        assertThat(myWeek(panel.getFirst())).contains("Nobody who has to come has given a meeting link");
        say(panel.getFirst(), "+46 (0)31-12 34 56", LINK, "0");

        assertThat(myWeek(panel.get(1)))
                .contains("href=\"tel:+4631123456\"", ">+46 (0)31-12 34 56</a>")
                .contains("rel=\"noopener noreferrer\" href=\"" + LINK + "\">meet.example.org</a>", "(link of ");
        assertThat(myWeek(panel.getFirst()))
                .contains(LINK, "(your link)", "href=\"mailto:second@example.org\"")
                .doesNotContain("tel:");
        mvc.perform(get("/requests/" + request).with(As.coordinator()))
                .andExpect(content()
                        .string(allOf(
                                containsString(LINK),
                                containsString("tel:+4631123456"),
                                containsString("mailto:second@example.org"))));
        mvc.perform(get("/requests/" + request).with(As.planner()))
                .andExpect(content()
                        .string(allOf(
                                not(containsString(LINK)),
                                not(containsString("tel:")),
                                not(containsString("second@example.org")))));
        assertThat(jdbc.queryForList(
                        "select about from access_log where what = 'CONTACT_CHANGED' and username = 'test-SPECIALIST' and about = ?",
                        String.class,
                        panel.getFirst()))
                .hasSize(1);
    }

    @Test
    void theFirstNecessaryRoleWithALinkSaysWhereItMeets() throws Exception {
        say(panel.get(1), "", "https://second.example.org/", "0");
        assertThat(myWeek(panel.getFirst())).contains("second.example.org");
        say(panel.getFirst(), "", LINK, "0");
        assertThat(myWeek(panel.get(1))).contains(LINK).doesNotContain("second.example.org/");
    }

    @Test
    void ofAProtectedCaseThePanelAndItsCoordinatorAloneReadIt() throws Exception {
        say(panel.getFirst(), "112", LINK, "0");
        entities.flush();
        jdbc.update(
                "update care_case set protected_identity = true"
                        + " where id = (select care_case from consultation_request where id = ?)",
                request);
        entities.clear();
        assertThat(myWeek(panel.get(1))).contains(LINK, "tel:112");
        mvc.perform(get("/requests/" + request).with(As.planner()))
                .andExpect(content().string(allOf(not(containsString(LINK)), not(containsString("tel:112")))));
    }

    @Test
    void whatIsWrongIsSaidWithItsValueAndStaysInTheForm() throws Exception {
        MvcResult refused = say(panel.getFirst(), "call me", "http://meet.example.org", "0");
        mvc.perform(get("/account").with(As.specialist(panel.getFirst())).flashAttrs(refused.getFlashMap()))
                .andExpect(content()
                        .string(allOf(
                                containsString("“call me” is no phone number"),
                                containsString("“http://meet.example.org” is no meeting link"),
                                containsString("value=\"call me\""))));
        assertThat(contacts.findById(panel.getFirst())).isEmpty();
    }

    @Test
    void aNumberThatMayBeKeptStaysBesideAnotherErrorWhateverItLooksLike() throws Exception {
        MvcResult refused = say(panel.getFirst(), "8112189876", "http://meet.example.org", "0");
        mvc.perform(get("/account").with(As.specialist(panel.getFirst())).flashAttrs(refused.getFlashMap()))
                .andExpect(content().string(containsString("value=\"8112189876\"")));

        MvcResult other = say(panel.getFirst(), "call 8112189876", "https://meet.example.org/8112189876", "0");
        mvc.perform(get("/account").with(As.specialist(panel.getFirst())).flashAttrs(other.getFlashMap()))
                .andExpect(content()
                        .string(allOf(
                                containsString("value=\"https://meet.example.org/8112189876\""),
                                containsString("value=\"call […]\""))));
    }

    @Test
    void anAdministratorSaysItOnThePageOfTheSpecialistAndNobodyOverwritesWhatTheyHaveNotSeen() throws Exception {
        String page = "/admin/data/specialists/row?ref=" + panel.getFirst();
        for (int time = 0; time < 2; time++) {
            mvc.perform(post("/admin/data/specialists/contact")
                            .param("ref", panel.getFirst())
                            .param("phone", "112")
                            .param("seen", "0")
                            .with(As.administrator())
                            .with(csrf()))
                    .andExpect(redirectedUrl(page + "#contact"));
        }
        mvc.perform(get(page).with(As.administrator())).andExpect(content().string(containsString("value=\"112\"")));
        assertThat(keeping.of(panel.getFirst()).version()).isEqualTo(1);

        MvcResult refused = say(panel.getFirst(), "113", "", "0");
        mvc.perform(get("/account").with(As.specialist(panel.getFirst())).flashAttrs(refused.getFlashMap()))
                .andExpect(content()
                        .string(allOf(containsString("phone 112"), containsString("name=\"seen\" value=\"1\""))));
        say(panel.getFirst(), "113", "", "1");
        assertThat(keeping.of(panel.getFirst()).phone()).isEqualTo("113");

        keeping.on(new PersonReplaced(panel.getFirst()));
        assertThat(keeping.of(panel.getFirst()).phone()).isNull();
        mvc.perform(post("/admin/data/specialists/contact")
                        .param("ref", "sp-999")
                        .with(As.administrator())
                        .with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(post("/my/contact").with(As.specialist("sp-999")).with(csrf()))
                .andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @CsvSource({
        "031-12 34 56, true",
        "+47 (0) 22 33 44, true",
        "11, false",
        "+-(), false",
        "(+46) 70 123 45 67, true",
        "031-12 34 56 +12, false",
        "031/123456, false",
        "12345678901234567890123456789012345678901, false"
    })
    void aPhoneNumberIsOfDigitsAndWhatPeoplePutBetween(String phone, boolean is) {
        assertThat(SpecialistContact.isPhone(phone)).isEqualTo(is);
    }

    @ParameterizedTest
    @CsvSource({
        "(+46) 70 123 45 67, tel:+46701234567",
        "+46 (0)31 12 34 56, tel:+4631123456",
        "(031) 12 34 56, tel:031123456"
    })
    void aPhoneIsDialledAsItIsFromAbroadWhereItSaysSo(String phone, String dial) {
        var contact = new SpecialistContact("anna");
        contact.reachedBy(phone, null);
        assertThat(contact.dial()).isEqualTo(dial);
    }

    @ParameterizedTest
    @CsvSource({
        "https://meet.example.org/a?b=c#d, true",
        "HTTPS://meet.example.org, true",
        "http://meet.example.org, false",
        "javascript:alert(1), false",
        "https://, false",
        "https://somebody@meet.example.org, false",
        "https://meet.example.org/a b, false",
        "meet.example.org, false"
    })
    void aLinkIsAnAddressOverHttps(String link, boolean is) {
        assertThat(SpecialistContact.isLink(link)).isEqualTo(is);
    }

    private MvcResult say(String specialist, String phone, String link, String seen) throws Exception {
        return mvc.perform(post("/my/contact")
                        .param("phone", phone)
                        .param("link", link)
                        .param("seen", seen)
                        .with(As.specialist(specialist))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn();
    }

    private String myWeek(String specialist) throws Exception {
        return mvc.perform(get("/my").param("week", week).with(As.specialist(specialist)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
