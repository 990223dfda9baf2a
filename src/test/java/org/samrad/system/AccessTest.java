package org.samrad.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.PageTest;
import org.samrad.account.AccountRole;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

@PageTest
class AccessTest {

    /** Every way into the site, by method and pattern as its handler names it, and whom it is meant for. */
    private static final Map<String, Set<String>> MEANT_FOR = """
            GET  /sign-in                                                anybody
            POST /language                                               anybody
            GET  /welcome                                                anybody
            POST /welcome                                                anybody
            GET  /                                                       COORDINATOR PLANNER SPECIALIST ASSISTANT ADMINISTRATOR AUDITOR
            GET  /account                                                COORDINATOR PLANNER SPECIALIST ASSISTANT ADMINISTRATOR AUDITOR
            POST /account/password                                       COORDINATOR PLANNER SPECIALIST ASSISTANT ADMINISTRATOR AUDITOR
            POST /account/sessions/{number}/end                          COORDINATOR PLANNER SPECIALIST ASSISTANT ADMINISTRATOR AUDITOR
            POST /account/sessions/end-others                            COORDINATOR PLANNER SPECIALIST ASSISTANT ADMINISTRATOR AUDITOR

            POST /account/mail                                           COORDINATOR PLANNER SPECIALIST ASSISTANT ADMINISTRATOR AUDITOR
            GET  /account/mail/{secret}                                  COORDINATOR PLANNER SPECIALIST ASSISTANT ADMINISTRATOR AUDITOR
            POST /account/mail/{secret}                                  COORDINATOR PLANNER SPECIALIST ASSISTANT ADMINISTRATOR AUDITOR
            GET  /go                                                     COORDINATOR PLANNER SPECIALIST ASSISTANT ADMINISTRATOR AUDITOR
            POST /go                                                     COORDINATOR PLANNER SPECIALIST ASSISTANT ADMINISTRATOR AUDITOR
            GET  /go/found                                               COORDINATOR PLANNER SPECIALIST ASSISTANT ADMINISTRATOR AUDITOR
            GET  /messages                                               COORDINATOR PLANNER SPECIALIST ASSISTANT ADMINISTRATOR AUDITOR
            GET  /messages/{number}                                      COORDINATOR PLANNER SPECIALIST ASSISTANT ADMINISTRATOR AUDITOR
            POST /messages/{number}/read                                 COORDINATOR PLANNER SPECIALIST ASSISTANT ADMINISTRATOR AUDITOR
            POST /messages/seen                                          COORDINATOR PLANNER SPECIALIST ASSISTANT ADMINISTRATOR AUDITOR
            POST /messages/read-all                                      COORDINATOR PLANNER SPECIALIST ASSISTANT ADMINISTRATOR AUDITOR

            GET  /requests                                               COORDINATOR PLANNER
            GET  /requests/{id}                                          COORDINATOR PLANNER
            GET  /requests/new                                           COORDINATOR
            GET  /requests/{id}/edit                                     COORDINATOR
            GET  /requests/new/find                                      COORDINATOR
            GET  /requests/new/match                                     COORDINATOR
            POST /requests/new/draft                                     COORDINATOR
            POST /requests/new/discard                                   COORDINATOR
            GET  /requests/new/import                                    COORDINATOR
            POST /requests/new/import                                    COORDINATOR
            GET  /requests/new/import/templates/{name}                   COORDINATOR
            GET  /requests/new/import/{id}                               COORDINATOR
            GET  /requests/new/import/{id}/matches                       COORDINATOR
            POST /requests/new/import/{id}/rows                          COORDINATOR
            POST /requests/new/import/{id}/file                          COORDINATOR
            POST /requests/new/import/{id}/discard                       COORDINATOR
            POST /requests                                               COORDINATOR
            POST /requests/{id}                                          COORDINATOR
            POST /requests/{id}/questions/{number}                       COORDINATOR
            POST /my/questions/{number}                                  SPECIALIST
            POST /plan/questions/{number}/take-back                      PLANNER
            GET  /rules/questions                                        PLANNER
            POST /rules/questions                                        PLANNER
            POST /plan/{ref}/requests/{request}/ask                      PLANNER
            POST /requests/{id}/withdraw                                 COORDINATOR
            GET  /requests/{id}/series                                   COORDINATOR
            POST /requests/{id}/series                                   COORDINATOR
            POST /requests/{id}/seen                                     COORDINATOR
            GET  /requests/{id}/outcome                                  COORDINATOR
            POST /requests/{id}/outcome                                  COORDINATOR
            POST /requests/{id}/declines/{answer}/lift                   COORDINATOR

            GET  /cases/{id}                                             COORDINATOR PLANNER
            GET  /cases/{id}/summary/{language}                          COORDINATOR
            POST /cases/{id}/wishes                                      COORDINATOR
            POST /cases/{id}/terms                                       COORDINATOR
            POST /cases/{id}/consents                                    COORDINATOR
            GET  /cases/{id}/consents/{organisation}/withdraw            COORDINATOR
            POST /cases/{id}/consents/{organisation}/withdraw            COORDINATOR

            GET  /requests/{id}/why                                      COORDINATOR
            GET  /requests/{id}/why/unblocks                             COORDINATOR
            GET  /requests/{id}/why/matrix                               COORDINATOR
            POST /requests/{id}/why/send                                 COORDINATOR
            GET  /requests/{id}/suggestions                              COORDINATOR PLANNER
            POST /requests/{id}/suggestions/hold                         COORDINATOR PLANNER
            POST /requests/{id}/suggestions/book                         COORDINATOR PLANNER
            POST /requests/{id}/suggestions/propose                      COORDINATOR PLANNER
            POST /requests/{id}/suggestions/release                      COORDINATOR PLANNER

            GET  /my                                                     SPECIALIST
            POST /my/contact                                             SPECIALIST
            POST /my/seen                                                SPECIALIST
            POST /my/consultations/{appointment}/answer                  SPECIALIST
            POST /my/consultations/{appointment}/undo                    SPECIALIST
            POST /my/declines/{answer}/lift                              SPECIALIST
            GET  /my/load                                                SPECIALIST
            GET  /my/past                                                SPECIALIST
            GET  /my/time                                                SPECIALIST
            POST /my/time/sick                                           SPECIALIST
            POST /my/time/week                                           SPECIALIST
            POST /my/time/extra                                          SPECIALIST
            POST /my/time/extra/remove                                   SPECIALIST
            POST /my/time/absence                                        SPECIALIST
            POST /my/time/absence/remove                                 SPECIALIST
            POST /my/time/keepers                                        SPECIALIST
            POST /my/time/keepers/remove                                 SPECIALIST
            GET  /times                                                  COORDINATOR SPECIALIST ASSISTANT
            GET  /times/{kept}                                           COORDINATOR SPECIALIST ASSISTANT
            POST /times/{kept}/sick                                      COORDINATOR SPECIALIST ASSISTANT
            POST /times/{kept}/week                                      COORDINATOR SPECIALIST ASSISTANT
            POST /times/{kept}/extra                                     COORDINATOR SPECIALIST ASSISTANT
            POST /times/{kept}/extra/remove                              COORDINATOR SPECIALIST ASSISTANT
            POST /times/{kept}/absence                                   COORDINATOR SPECIALIST ASSISTANT
            POST /times/{kept}/absence/remove                            COORDINATOR SPECIALIST ASSISTANT
            GET  /my/calendar                                            SPECIALIST
            POST /my/calendar/address                                    SPECIALIST
            POST /my/calendar/address/revoke                             SPECIALIST
            GET  /calendar/{token}.ics                                   anybody
            GET  /answer/{secret}                                        anybody
            POST /answer/{secret}                                        anybody
            GET  /my/busy                                                SPECIALIST
            POST /my/busy/address                                        SPECIALIST
            POST /my/busy/file                                           SPECIALIST
            POST /my/busy/{calendar}/fetch                               SPECIALIST
            POST /my/busy/{calendar}/remove                              SPECIALIST

            GET  /admin                                                  ADMINISTRATOR
            GET  /admin/accounts                                         ADMINISTRATOR
            POST /admin/accounts                                         ADMINISTRATOR
            GET  /admin/accounts/{number}                                ADMINISTRATOR
            POST /admin/accounts/{number}                                ADMINISTRATOR
            POST /admin/accounts/{number}/close                          ADMINISTRATOR
            POST /admin/accounts/{number}/reopen                         ADMINISTRATOR
            POST /admin/accounts/{number}/reset                          ADMINISTRATOR
            POST /admin/accounts/{number}/keeps                          ADMINISTRATOR
            POST /admin/accounts/{number}/keeps/remove                   ADMINISTRATOR
            GET  /admin/calendars                                        ADMINISTRATOR
            POST /admin/calendars                                        ADMINISTRATOR
            GET  /admin/messages                                         ADMINISTRATOR
            POST /admin/messages                                         ADMINISTRATOR
            POST /admin/messages/try                                     ADMINISTRATOR
            POST /admin/messages/mails/{number}/again                    ADMINISTRATOR
            POST /admin/messages/mails/again                             ADMINISTRATOR
            GET  /admin/export                                           ADMINISTRATOR
            GET  /admin/state                                            ADMINISTRATOR
            GET  /admin/settings                                         ADMINISTRATOR
            POST /admin/settings                                         ADMINISTRATOR
            POST /admin/export                                           ADMINISTRATOR
            POST /admin/import                                           ADMINISTRATOR
            GET  /admin/import/{upload}                                  ADMINISTRATOR
            POST /admin/import/{upload}                                  ADMINISTRATOR
            GET  /admin/templates/{name}                                 ADMINISTRATOR
            POST /admin/demo                                             ADMINISTRATOR
            GET  /admin/data                                             ADMINISTRATOR
            GET  /admin/data/holidays                                    ADMINISTRATOR
            GET  /admin/data/holidays/csv                                ADMINISTRATOR
            GET  /admin/data/templates/csv                               ADMINISTRATOR
            POST /admin/data/holidays                                    ADMINISTRATOR
            GET  /admin/data/templates                                   ADMINISTRATOR
            POST /admin/data/templates                                   ADMINISTRATOR
            GET  /admin/data/travel_times/matrix                         ADMINISTRATOR
            POST /admin/data/specialists/contact                         ADMINISTRATOR
            POST /admin/data/competences/merge                           ADMINISTRATOR
            GET  /admin/data/{table}                                     ADMINISTRATOR
            GET  /admin/data/{table}/csv                                 ADMINISTRATOR
            GET  /admin/data/{table}/changes                             ADMINISTRATOR
            GET  /admin/data/{table}/row                                 ADMINISTRATOR
            POST /admin/data/{table}/row                                 ADMINISTRATOR
            POST /admin/data/{table}/restore                             ADMINISTRATOR

            GET  /audit                                                  AUDITOR
            GET  /audit.csv                                              AUDITOR

            GET  /plan                                                   PLANNER
            GET  /plan/bookings                                          PLANNER
            POST /plan/bookings/{number}/accept                          PLANNER
            POST /plan/bookings/{number}/return                          PLANNER
            POST /plan/repairs/{number}/accept                           PLANNER
            POST /plan/repairs/{number}/leave                            PLANNER
            GET  /plan/broken                                            PLANNER
            GET  /plan/rows                                              PLANNER
            GET  /plan/run                                               PLANNER
            GET  /plan/run/events                                        PLANNER
            GET  /plan/runs                                              PLANNER
            POST /plan/runs                                              PLANNER
            POST /plan/runs/{run}/name                                   PLANNER
            POST /plan/runs/{run}/stop                                   PLANNER
            POST /plan/proposals/{proposal}/discard                      PLANNER
            POST /plan/proposals/{proposal}/name                         PLANNER
            POST /plan/proposals/{proposal}/replan                       PLANNER
            GET  /plan/proposals/{id}/publish                            PLANNER
            POST /plan/proposals/{id}/publish                            PLANNER
            GET  /plan/versions                                          PLANNER
            GET  /plan/versions/{number}                                 PLANNER
            POST /plan/versions/{number}/undo                            PLANNER
            GET  /plan/compare                                           PLANNER
            GET  /plan/compare.csv                                       PLANNER
            GET  /plan/bottlenecks                                       PLANNER
            GET  /plan/bottlenecks/value                                 PLANNER
            POST /plan/bottlenecks/value                                 PLANNER
            POST /plan/bottlenecks/value/{study}/stop                    PLANNER
            POST /plan/{ref}/undo                                        PLANNER
            GET  /plan/{ref}/requests/{request}                          PLANNER
            GET  /plan/{ref}/requests/{request}/matrix                   PLANNER
            GET  /plan/{ref}/requests/{request}/unblocks                 PLANNER
            POST /plan/{ref}/requests/{request}/unblock                  PLANNER
            POST /plan/{ref}/requests/{request}/place                    PLANNER
            POST /plan/{ref}/requests/{request}/undo                     PLANNER
            POST /plan/{ref}/requests/{request}/pin                      PLANNER
            GET  /plan/{ref}/requests/{request}/move                     PLANNER
            GET  /plan/{ref}/requests/{request}/move/cost                PLANNER
            POST /plan/{ref}/requests/{request}/move                     PLANNER

            GET  /rules                                                  PLANNER
            GET  /rules/booking                                          PLANNER
            POST /rules/booking                                          PLANNER
            POST /rules/preview                                          PLANNER
            GET  /rules/preview/{id}                                     PLANNER
            POST /rules/preview/{id}/cancel                              PLANNER
            POST /rules/profiles                                         PLANNER
            POST /rules/profiles/{profile}                               PLANNER
            POST /rules/profiles/{profile}/delete                        PLANNER
            POST /rules/profiles/{profile}/duplicate                     PLANNER
            POST /rules/profiles/{profile}/lock                          PLANNER
            POST /rules/profiles/{profile}/prefer                        PLANNER
            POST /rules/profiles/{profile}/rename                        PLANNER
            POST /rules/profiles/{profile}/unlock                        PLANNER
            POST /rules/profiles/{profile}/versions/{version}/restore    PLANNER
            GET  /rules/repair                                           PLANNER
            POST /rules/repair                                           PLANNER
            """.lines()
            .filter(line -> !line.isBlank())
            .map(line -> List.of(line.split(" +")))
            .collect(Collectors.toMap(
                    row -> row.get(0) + " " + row.get(1), row -> Set.copyOf(row.subList(2, row.size()))));

    /** What is served as it lies, and the page of errors, which tells nobody more than what is wrong. */
    private static final Set<String> FILES_AND_ERRORS = Set.of("/css/**", "/js/**", "/img/**", "/webjars/**", "/error");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private List<HandlerMapping> mappings;

    @Autowired
    private FilterChainProxy chain;

    @Test
    void theTableHasEveryRouteOfTheSiteAndNoOther() {
        assertThat(routes()).containsExactlyInAnyOrderElementsOf(MEANT_FOR.keySet());
    }

    @Test
    void everyRouteIsOpenToJustThoseItIsMeantFor() {
        var wrong = new ArrayList<String>();
        for (String route : routes()) {
            for (AccountRole role : AccountRole.values()) {
                boolean meant = isMeantForAnybody(route)
                        || MEANT_FOR.getOrDefault(route, Set.of()).contains(role.name());
                if (mayOpen(route, role) != meant) {
                    wrong.add("%s should be %s to %s".formatted(route, meant ? "open" : "closed", role));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyRouteButSigningInAndTheLanguageIsClosedToStrangers() throws Exception {
        for (String route : routes()) {
            if (!isMeantForAnybody(route)) {
                var method = HttpMethod.valueOf(route.split(" ")[0]);
                mvc.perform(request(method, example(route)).with(csrf()))
                        .andExpect(status().is3xxRedirection())
                        .andExpect(redirectedUrlPattern("/sign-in*"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing-here", "/h2-console", "/actuator", "/admin.php"})
    void aPathThatIsNotThereIsNotFound(String path) throws Exception {
        mvc.perform(get(path).with(As.administrator())).andExpect(status().isNotFound());
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        mvc.perform(post("/language").param("tag", "sv").with(As.coordinator())).andExpect(status().isForbidden());
    }

    @Test
    void aPageAllowsNoScriptThatStandsInIt() throws Exception {
        mvc.perform(get("/sign-in"))
                .andExpect(header().string(
                                "Content-Security-Policy",
                                Matchers.allOf(
                                        Matchers.containsString("script-src 'self';"),
                                        Matchers.containsString("frame-ancestors 'none'"))))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Referrer-Policy", "same-origin"));
    }

    @ParameterizedTest
    @CsvSource({
        "/requests?state=OPEN&q=%C3%A5, /requests?state=OPEN&q=%C3%A5",
        "https://elsewhere.example/, /",
        "//elsewhere.example/, /",
        "/\\elsewhere.example, /",
        "'/q={a}', /",
        "elsewhere, /"
    })
    void theLanguageSwitchComesBackToThisSiteOnly(String from, String to) throws Exception {
        mvc.perform(post("/language").param("tag", "nb").param("from", from).with(csrf()))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", to))
                .andExpect(header().string("Set-Cookie", Matchers.startsWith("samrad-language=nb;")));
    }

    /** Of every handler mapping, so that no kind of route passes unseen. */
    private Set<String> routes() {
        var routes = new TreeSet<String>();
        for (HandlerMapping mapping : mappings) {
            switch (mapping) {
                case RequestMappingInfoHandlerMapping methods ->
                    methods.getHandlerMethods().keySet().forEach(each -> routes.addAll(routes(each)));
                case AbstractUrlHandlerMapping urls ->
                    urls.getHandlerMap().keySet().forEach(pattern -> addUnlessFile("ANY", pattern, routes));
                case RouterFunctionMapping functions ->
                    assertThat(functions.getRouterFunction())
                            .as("routes that this test can't list")
                            .isNull();
                default -> throw new AssertionError("Routes that this test can't list: " + mapping);
            }
        }
        return routes;
    }

    private static Set<String> routes(RequestMappingInfo mapping) {
        var routes = new TreeSet<String>();
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        for (String pattern : mapping.getPatternValues()) {
            if (methods.isEmpty()) {
                addUnlessFile("ANY", pattern, routes);
            }
            methods.forEach(method -> routes.add(method + " " + pattern));
        }
        return routes;
    }

    private static void addUnlessFile(String method, String pattern, Set<String> routes) {
        if (!FILES_AND_ERRORS.contains(pattern)) {
            routes.add(method + " " + pattern);
        }
    }

    private static boolean isMeantForAnybody(String route) {
        return MEANT_FOR.getOrDefault(route, Set.of()).contains("anybody");
    }

    private boolean mayOpen(String route, AccountRole role) {
        var who = new TestingAuthenticationToken(role.name(), "none", role.authority());
        var asked = new MockHttpServletRequest(route.split(" ")[0], example(route));
        AuthorizationResult answer = chain.getFilters(example(route)).stream()
                .filter(AuthorizationFilter.class::isInstance)
                .map(filter -> ((AuthorizationFilter) filter).getAuthorizationManager())
                .findFirst()
                .orElseThrow()
                .authorize(() -> who, asked);
        return answer != null && answer.isGranted();
    }

    private static String example(String route) {
        return route.split(" ")[1].replaceAll("\\{[^}]*}", "x");
    }
}
