package org.samrad.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.persistence.EntityManager;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.PageTest;
import org.samrad.account.Account;
import org.samrad.account.AccountRole;
import org.samrad.account.Accounts;
import org.samrad.account.FirstAccounts;
import org.samrad.exchange.PlanningDataChanged;
import org.samrad.exchange.PlanningDataReplaced;
import org.samrad.specialist.Specialist;
import org.samrad.specialist.Specialists;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

/** Accounts from the invitation to the end of their sessions, over the demo. */
@PageTest
@Transactional
class AccountPagesTest {

    private static final String PASSWORD = "cirkel moln sax";

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Specialists specialists;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    EntityManager entities;

    @Autowired
    FirstAccounts first;

    @Autowired
    ApplicationEventPublisher events;

    @Test
    void whoeverIsInvitedChoosesAPasswordByALinkThatWorksOnce() throws Exception {
        String link = invited("eva", "COORDINATOR", "regional", "COORDINATOR");

        mvc.perform(get("/welcome").param("link", link)).andExpect(content().string(containsString("Eva Ek")));
        choose(link, PASSWORD).andExpect(redirectedUrl("/sign-in?chosen"));
        choose(link, "another long secret").andExpect(redirectedUrl("/welcome?link=" + link));
        mvc.perform(get("/welcome").param("link", link)).andExpect(content().string(not(containsString("Eva Ek"))));

        mvc.perform(formLogin("/sign-in").user("eva").password(PASSWORD))
                .andExpect(authenticated().withRoles("COORDINATOR"));
    }

    @Test
    void accountsAreListedByRoleOrganisationAndStateAsTheAddressSays() throws Exception {
        invited("eva", "PLANNER");
        entities.flush();
        jdbc.update("""
                insert into account_organisation (username, role, organisation, name) values ('eva', 'PLANNER', 'o-x', 'X')""");

        for (String asked : List.of("role=PLANNER", "state=INVITED", "role=PLANNER&state=INVITED&of=o-x", "of=o-x")) {
            mvc.perform(get("/admin/accounts?" + asked).locale(Locale.ENGLISH).with(As.administrator()))
                    .andExpect(content().string(containsString("Eva Ek")));
        }
        for (String asked : List.of("role=AUDITOR", "state=OPEN", "state=CLOSED", "of=o-y", "role=AUDITOR&of=o-x")) {
            mvc.perform(get("/admin/accounts?" + asked).locale(Locale.ENGLISH).with(As.administrator()))
                    .andExpect(content().string(not(containsString("Eva Ek"))));
        }
        mvc.perform(get("/admin/accounts?role=nobody&state=odd&q=eva")
                        .locale(Locale.ENGLISH)
                        .with(As.administrator()))
                .andExpect(content().string(containsString("Eva Ek")));
    }

    @Test
    void aLinkIsShownOnceAndOnlyItsHashIsKept() throws Exception {
        String link = invited("eva", "PLANNER");
        String page = "/admin/accounts/" + account("eva").number();

        mvc.perform(get(page).flashAttr("link", link).with(As.administrator()))
                .andExpect(content().string(containsString("/welcome?link=" + link)));
        mvc.perform(get(page).with(As.administrator())).andExpect(content().string(not(containsString(link))));
        entities.flush();
        assertThat(jdbc.queryForMap("select * from account where username = 'eva'")
                        .values())
                .doesNotContain(link);
    }

    @Test
    void aLinkThatIsTooOldOpensNothing() throws Exception {
        String link = invited("eva", "PLANNER");
        entities.flush();
        jdbc.update(
                "update account set link_until = timestamp with time zone '2020-01-01 00:00:00+00' where username = 'eva'");
        entities.clear();

        choose(link, PASSWORD).andExpect(redirectedUrl("/welcome?link=" + link));
        mvc.perform(formLogin("/sign-in").user("eva").password(PASSWORD)).andExpect(unauthenticated());
    }

    @Test
    void aWeakPasswordIsRefusedWithItsReasonAndTheLinkStillWorks() throws Exception {
        String link = invited("eva", "PLANNER");

        choose(link, "evas katt")
                .andExpect(redirectedUrl("/welcome?link=" + link))
                .andExpect(flash().attributeExists("problems"));
        choose(link, PASSWORD).andExpect(redirectedUrl("/sign-in?chosen"));
    }

    @Test
    void anInvitationThatCantBeIsRefusedAndWhatWasTypedStays() throws Exception {
        for (String username : List.of("e", "eva ek", "coordinator")) {
            mvc.perform(invitation(username, "COORDINATOR", "regional", "COORDINATOR"))
                    .andExpect(redirectedUrl("/admin/accounts"))
                    .andExpect(flash().attributeExists("problems", "typed"));
        }
        mvc.perform(invitation("eva")).andExpect(flash().attributeExists("problems"));
        mvc.perform(invitation("eva", "COORDINATOR")).andExpect(flash().attributeExists("problems"));
        mvc.perform(invitation("eva", "SPECIALIST")).andExpect(flash().attributeExists("problems"));
        assertThat(accounts.existsById("eva")).isFalse();
    }

    /** Every test of pages looks whether a session gets to hold one; here one is typed. */
    @ParameterizedTest
    @CsvSource({"eva 19121212-1212, Eva", "19121212-1212, Eva", "eva, Eva 19121212-1212"})
    void anIdentityNumberInAnInvitationIsKeptNowhere(String username, String name) throws Exception {
        mvc.perform(by(post("/admin/accounts"))
                        .param("username", username)
                        .param("name", name)
                        .param("roles", "PLANNER"))
                .andExpect(flash().attributeExists("problems", "typed"));
    }

    @Test
    void allThatIsWrongWithAnInvitationIsSaidAtOnce() throws Exception {
        MvcResult refused = mvc.perform(by(post("/admin/accounts"))
                        .param("username", "e")
                        .param("name", "")
                        .param("roles", "COORDINATOR")
                        .param("roles", "SPECIALIST"))
                .andReturn();
        assertThat((List<?>) refused.getFlashMap().get("problems"))
                .extracting(problem -> ((FormFault) problem).field())
                .containsExactlyInAnyOrder("username", "name", "reach-COORDINATOR", "specialist");
    }

    @Test
    void aPageFromBeforeSomebodyElsesChangeGivesNothingBack() throws Exception {
        invited("eva", "PLANNER", "roles", "COORDINATOR", "regional", "COORDINATOR");
        String page = "/admin/accounts/" + account("eva").number();
        String seen = account("eva").shape();
        mvc.perform(by(post(page))
                        .param("name", "Eva")
                        .param("roles", "PLANNER")
                        .param("seen", seen))
                .andExpect(flash().attribute("told", "account.roles-changed"));

        mvc.perform(by(post(page))
                        .param("name", "Eva Ekström")
                        .param("roles", "PLANNER", "COORDINATOR")
                        .param("regional", "COORDINATOR")
                        .param("seen", seen))
                .andExpect(flash().attributeExists("problems"));
        assertThat(account("eva").roles()).containsExactly(AccountRole.PLANNER);
        assertThat(account("eva").displayName()).isEqualTo("Eva");
    }

    @Test
    void whoeverWasCalledByTheirUsernameGetsAName() throws Exception {
        invited("eva", "PLANNER");
        String page = "/admin/accounts/" + account("eva").number();

        mvc.perform(by(post(page)).param("name", "").param("roles", "PLANNER"))
                .andExpect(flash().attributeExists("problems"));
        mvc.perform(by(post(page)).param("name", "Eva Ekström").param("roles", "PLANNER"))
                .andExpect(flash().attribute("told", "account.roles-changed"));

        assertThat(account("eva").displayName()).isEqualTo("Eva Ekström");
        assertThat(jdbc.queryForList("select what from access_log where about = 'eva'", String.class))
                .contains("RENAMED");
    }

    @Test
    void accountsAreListedByTheLanguagesAlphabetAPageAtATimeAndSearched() throws Exception {
        for (String name : List.of("Zzörby", "zzårby", "Zzaby")) {
            first(name);
        }
        String swedish = listed("/admin/accounts?q=ZZ", "sv");
        assertThat(swedish.indexOf("Zzaby")).isPositive().isLessThan(swedish.indexOf("zzårby"));
        assertThat(swedish.indexOf("zzårby")).isLessThan(swedish.indexOf("Zzörby"));
        for (int i = 0; i < 26; i++) {
            first("Many " + i);
        }
        assertThat(listed("/admin/accounts?q=many", "en")).contains("26 accounts", "q=many&amp;page=2");
        assertThat(listed("/admin/accounts?q=many&page=2", "en")).contains("href=\"/admin/accounts?q=many\"");
        assertThat(listed("/admin/accounts?q=nobody%20at%20all", "en")).contains("No accounts");
    }

    private void first(String name) {
        accounts.save(new Account("u" + Math.abs(name.hashCode()), "x", name, Set.of(AccountRole.PLANNER)));
    }

    private String listed(String address, String language) throws Exception {
        entities.flush();
        return mvc.perform(get(URI.create(address)).locale(Locale.of(language)).with(As.administrator()))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "reset", ""})
    void theSessionsOfAnAccountThatIsChangedEndAtOnce(String how) throws Exception {
        MockHttpSession session = signedIn("eva", "PLANNER");
        mvc.perform(get("/rules").session(session)).andExpect(status().isOk());

        mvc.perform(by(post("/admin/accounts/" + account("eva").number() + (how.isEmpty() ? "" : "/" + how)))
                        .param("roles", "COORDINATOR")
                        .param("regional", "COORDINATOR"))
                .andExpect(status().is3xxRedirection());

        mvc.perform(get("/rules").session(session)).andExpect(redirectedUrl("/sign-in?changed&from=%2Frules"));
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void aClosedAccountLetsNobodyInUntilItIsReopened() throws Exception {
        signedIn("eva", "PLANNER");
        String page = "/admin/accounts/" + account("eva").number();
        mvc.perform(by(post(page + "/close")));
        mvc.perform(formLogin("/sign-in").user("eva").password(PASSWORD)).andExpect(redirectedUrl("/sign-in?failed"));

        mvc.perform(by(post(page + "/reopen")));
        mvc.perform(formLogin("/sign-in").user("eva").password(PASSWORD)).andExpect(authenticated());
    }

    @Test
    void afterAResetTheOldPasswordWorksNoMore() throws Exception {
        signedIn("eva", "PLANNER");
        String link =
                link(mvc.perform(by(post("/admin/accounts/" + account("eva").number() + "/reset"))));

        mvc.perform(formLogin("/sign-in").user("eva").password(PASSWORD)).andExpect(unauthenticated());
        choose(link, "another long secret").andExpect(redirectedUrl("/sign-in?chosen"));
    }

    @Test
    void theLastAdministratorStaysOne() throws Exception {
        jdbc.update("update account_role set role = 'AUDITOR' where role = 'ADMINISTRATOR'");
        entities.clear();
        signedIn("eva", "ADMINISTRATOR");
        String page = "/admin/accounts/" + account("eva").number();

        mvc.perform(by(post(page + "/close"))).andExpect(flash().attributeExists("problems"));
        mvc.perform(by(post(page + "/reset"))).andExpect(flash().attributeExists("problems"));
        mvc.perform(by(post(page)).param("roles", "PLANNER")).andExpect(flash().attributeExists("problems"));
        assertThat(account("eva").roles()).containsExactly(AccountRole.ADMINISTRATOR);

        signedIn("olav", "ADMINISTRATOR");
        mvc.perform(by(post(page + "/close"))).andExpect(flash().attribute("told", "account.closed.told"));
    }

    @Test
    void theDemosAccountsStayAsTheyAre() throws Exception {
        String page = "/admin/accounts/" + account("planner").number();
        for (String what : List.of("/close", "/reset", "/reopen", "")) {
            mvc.perform(by(post(page + what)).param("roles", "PLANNER")).andExpect(flash().attributeExists("problems"));
        }
        mvc.perform(formLogin("/sign-in").user("planner").password(first.demoPassword()))
                .andExpect(authenticated());
    }

    @Test
    void everybodyChangesTheirOwnPasswordAndStaysHereButNowhereElse() throws Exception {
        MockHttpSession here = signedIn("eva", "PLANNER");
        MockHttpSession elsewhere = session("eva", PASSWORD);

        mvc.perform(change(here, "wrong password", "another long secret"))
                .andExpect(flash().attributeExists("problems"));
        mvc.perform(change(here, PASSWORD, "eva")).andExpect(flash().attributeExists("problems"));
        mvc.perform(change(here, PASSWORD, "another long secret"))
                .andExpect(flash().attribute("told", "account.password.changed"));

        mvc.perform(get("/account").session(here)).andExpect(status().isOk());
        mvc.perform(get("/account").session(elsewhere)).andExpect(redirectedUrl("/sign-in?changed&from=%2Faccount"));
        mvc.perform(formLogin("/sign-in").user("eva").password("another long secret"))
                .andExpect(authenticated());
    }

    @Test
    void oneSeesWhereOneIsSignedInAndEndsWhatIsElsewhere() throws Exception {
        MockHttpSession here = signedIn("eva", "PLANNER");
        MockHttpSession elsewhere = session("eva", PASSWORD);
        mvc.perform(get("/account").session(elsewhere).header("User-Agent", "Mozilla/5.0 Firefox/140.0"));
        mvc.perform(get("/account").session(here))
                .andExpect(content().string(allOf(containsString("Firefox"), containsString("end-others"))));
        MockHttpSession somebodyElses = signedIn("olav", "PLANNER");
        mvc.perform(get("/account").session(somebodyElses));
        long number = Objects.requireNonNull(
                jdbc.queryForObject("select number from signed_in where browser = 'FIREFOX'", Long.class));

        mvc.perform(post("/account/sessions/" + number + "/end")
                .session(somebodyElses)
                .with(csrf()));
        mvc.perform(get("/account").session(elsewhere)).andExpect(status().isOk());
        mvc.perform(post("/account/sessions/" + number + "/end").session(here).with(csrf()));
        mvc.perform(get("/account").session(elsewhere)).andExpect(redirectedUrl("/sign-in?changed&from=%2Faccount"));
        mvc.perform(get("/account").session(here)).andExpect(status().isOk());
    }

    @Test
    void whatIsBoundToAPersonIsLostWhereTheIdIsSomebodyElses() throws Exception {
        Specialist person = specialists.findAll().getFirst();
        MockHttpSession session = signedIn("eva", "SPECIALIST", "specialist", person.id());
        entities.flush();

        events.publishEvent(new PlanningDataReplaced("the same people"));
        mvc.perform(get("/my").session(session)).andExpect(status().isOk());

        jdbc.update("update specialist set name = 'Somebody Else' where id = ?", person.id());
        events.publishEvent(new PlanningDataReplaced("other people"));
        entities.clear();
        jdbc.update("update account set display_name = display_name where username = 'eva'");
        assertThat(account("eva").specialist()).isNull();
        mvc.perform(get("/admin/accounts/" + account("eva").number()).with(As.administrator()))
                .andExpect(content().string(containsString("Binding broken")));
    }

    @Test
    void whatThePersonOfBeforeAllowedAndGaveGoesWhereTheIdIsSomebodyElses() throws Exception {
        Specialist person = specialists.findAll().getFirst();
        signedIn("eva", "SPECIALIST", "specialist", person.id());
        signedIn("olav", "COORDINATOR", "regional", "COORDINATOR");
        entities.flush();
        jdbc.update(
                "insert into time_keeper (specialist, keeper, given_by, given_at) values (?, 'olav', 'eva', now())",
                person.id());
        jdbc.update(
                "insert into busy_calendar (specialist, kind, name, added_at, unreadable, failures)"
                        + " values (?, 'FILE', 'own.ics', now(), 0, 0)",
                person.id());

        jdbc.update("update specialist set name = 'Married Name' where id = ?", person.id());
        events.publishEvent(new PlanningDataChanged());
        assertThat(given(person)).isEqualTo(2);

        String elsewhere = jdbc.queryForObject(
                "select min(id) from organisation where id <> ?", String.class, person.organisation());
        jdbc.update(
                "update specialist set name = 'Somebody Else', organisation = ? where id = ?", elsewhere, person.id());
        events.publishEvent(new PlanningDataChanged());
        assertThat(given(person)).isZero();
    }

    private int given(Specialist person) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select (select count(*) from time_keeper where specialist = ?)"
                        + " + (select count(*) from busy_calendar where specialist = ?)",
                Integer.class,
                person.id(),
                person.id()));
    }

    @Test
    void anInvitationCanNameAnAddressWhichIsThenConfirmedByALink() throws Exception {
        invited("eva", "PLANNER", "mail", " eva@example.org ");
        assertThat(account("eva").mailPending()).isEqualTo("eva@example.org");
        assertThat(account("eva").mailAddress()).isNull();
        entities.flush();
        assertThat(jdbc.queryForObject("select confirms from mail where account = 'eva'", String.class))
                .isEqualTo("eva@example.org");

        mvc.perform(invitation("olav", "PLANNER").param("mail", "olav@example"))
                .andExpect(redirectedUrl("/admin/accounts"))
                .andExpect(flash().attributeExists("problems", "typed"));
        assertThat(accounts.existsById("olav")).isFalse();
    }

    @Test
    void anOrganisationThatAnIdMeansNoMoreGivesNothing() throws Exception {
        String organisation = specialists.findAll().getFirst().organisation();
        signedIn("eva", "COORDINATOR", "coordinatorOf", organisation);
        assertThat(account("eva").grants().getFirst().organisations()).hasSize(1);
        entities.flush();

        jdbc.update("update organisation set name = 'Another one' where id = ?", organisation);
        events.publishEvent(new PlanningDataReplaced("other organisations"));
        entities.clear();

        assertThat(account("eva").grants().getFirst().organisations())
                .singleElement()
                .satisfies(one -> assertThat(one.lost()).isTrue());
    }

    @Test
    void anAssistantIsInvitedWithThatRoleAloneAndBeginsWithThePeopleWhoseTimesTheyKeep() throws Exception {
        Specialist person = specialists.findAll().getFirst();
        MockHttpSession session = signedIn("lisa", "ASSISTANT");
        entities.flush();
        mvc.perform(get("/").locale(Locale.ENGLISH).session(session))
                .andExpect(content()
                        .string(allOf(
                                containsString("Nobody has given you the right"),
                                not(containsString("There is nothing for you to do here yet")),
                                containsString("href=\"/times\""),
                                not(containsString("href=\"/my\"")),
                                not(containsString("href=\"/requests\"")))));

        mvc.perform(by(post("/admin/accounts/" + account("lisa").number() + "/keeps"))
                        .param("specialist", person.id()))
                .andExpect(flash().attribute("keeperTold", "mytime.keeper.given"));

        mvc.perform(get("/").locale(Locale.ENGLISH).session(session))
                .andExpect(content().string(containsString("Times of " + person.name())));
        mvc.perform(post("/times/" + person.id() + "/absence")
                        .param("day", "2027-03-01")
                        .session(session)
                        .with(csrf()))
                .andExpect(redirectedUrl("/times/" + person.id() + "#absence"));
        assertThat(jdbc.queryForMap("select username, role from data_action order by id desc limit 1"))
                .containsEntry("username", "lisa")
                .containsEntry("role", "ASSISTANT");
    }

    private Account account(String username) {
        return accounts.findById(username).orElseThrow();
    }

    private MockHttpSession signedIn(String username, String role, String... more) throws Exception {
        choose(invited(username, role, more), PASSWORD).andExpect(redirectedUrl("/sign-in?chosen"));
        return session(username, PASSWORD);
    }

    private MockHttpSession session(String username, String password) throws Exception {
        return (MockHttpSession) Objects.requireNonNull(
                mvc.perform(formLogin("/sign-in").user(username).password(password))
                        .andExpect(authenticated())
                        .andReturn()
                        .getRequest()
                        .getSession());
    }

    private String invited(String username, String role, String... more) throws Exception {
        MockHttpServletRequestBuilder form = invitation(username, role);
        for (int i = 0; i < more.length; i += 2) {
            form.param(more[i], more[i + 1]);
        }
        return link(mvc.perform(form));
    }

    private static MockHttpServletRequestBuilder invitation(String username, @Nullable String... role) {
        MockHttpServletRequestBuilder form = by(post("/admin/accounts"))
                .param("username", username)
                .param("name", "Eva Ek")
                .param("language", "sv");
        if (role.length > 0) {
            form.param("roles", role[0]);
        }
        if (role.length > 1) {
            form.param(role[1], role[2]);
        }
        return form;
    }

    private static String link(ResultActions answer) throws Exception {
        return (String) Objects.requireNonNull(answer.andExpect(redirectedUrlStartsWith("/admin/accounts/"))
                .andReturn()
                .getFlashMap()
                .get("link"));
    }

    private static org.springframework.test.web.servlet.ResultMatcher redirectedUrlStartsWith(String path) {
        return result -> assertThat(result.getResponse().getRedirectedUrl()).startsWith(path);
    }

    private ResultActions choose(String link, String password) throws Exception {
        return mvc.perform(post("/welcome")
                .param("link", link)
                .param("password", password)
                .param("again", password)
                .with(csrf()));
    }

    private static MockHttpServletRequestBuilder change(MockHttpSession session, String before, String password) {
        return post("/account/password")
                .session(session)
                .param("before", before)
                .param("password", password)
                .param("again", password)
                .with(csrf());
    }

    private static MockHttpServletRequestBuilder by(MockHttpServletRequestBuilder what) {
        return what.with(As.administrator()).with(csrf());
    }
}
