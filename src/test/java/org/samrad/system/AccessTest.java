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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.PageTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@PageTest
class AccessTest {

    /** Which roles a path is meant for, by its beginning; longest first. Anything else is meant for nobody. */
    private static final Map<String, Set<Role>> MEANT_FOR = Map.of(
            "GET /requests", Set.of(Role.COORDINATOR, Role.PLANNER),
            "GET /requests/{id}", Set.of(Role.COORDINATOR, Role.PLANNER),
            "/requests", Set.of(Role.COORDINATOR),
            "/plan", Set.of(Role.PLANNER),
            "/rules", Set.of(Role.PLANNER),
            "/my", Set.of(Role.SPECIALIST),
            "/admin", Set.of(Role.ADMINISTRATOR),
            "GET /", Set.of(Role.values()));

    private static final Set<String> OPEN = Set.of("GET /sign-in", "POST /language");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private FilterChainProxy chain;

    @Test
    void everyPathIsOpenToJustTheRolesItIsMeantFor() {
        var wrong = new ArrayList<String>();
        for (String path : paths()) {
            for (Role role : Role.values()) {
                boolean meant = OPEN.contains(path) || meantFor(path).contains(role);
                if (mayOpen(path, role) != meant) {
                    wrong.add("%s should be %s to %s".formatted(path, meant ? "open" : "closed", role));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(paths()).contains("GET /", "GET /sign-in");
    }

    @Test
    void everyPathButSigningInAndTheLanguageIsClosedToStrangers() throws Exception {
        for (String path : paths()) {
            if (!OPEN.contains(path)) {
                var method = HttpMethod.valueOf(path.split(" ")[0]);
                mvc.perform(request(method, example(path)).with(csrf()))
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

    private Set<String> paths() {
        var paths = new TreeSet<String>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("org.samrad")) {
                for (String pattern : mapping.getPatternValues()) {
                    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
                    assertThat(methods).as("%s names its methods", handler).isNotEmpty();
                    methods.forEach(method -> paths.add(method + " " + pattern));
                }
            }
        });
        return paths;
    }

    private static Set<Role> meantFor(String path) {
        if (MEANT_FOR.containsKey(path)) {
            return MEANT_FOR.get(path);
        }
        String pattern = path.split(" ")[1];
        return MEANT_FOR.getOrDefault("/" + pattern.split("/", 3)[1], Set.of());
    }

    private boolean mayOpen(String path, Role role) {
        var who = new TestingAuthenticationToken(role.name(), "none", role.authority());
        var asked = new MockHttpServletRequest(path.split(" ")[0], example(path));
        AuthorizationResult answer = chain.getFilters(example(path)).stream()
                .filter(AuthorizationFilter.class::isInstance)
                .map(filter -> ((AuthorizationFilter) filter).getAuthorizationManager())
                .findFirst()
                .orElseThrow()
                .authorize(() -> who, asked);
        return answer != null && answer.isGranted();
    }

    private static String example(String path) {
        return path.split(" ")[1].replaceAll("\\{[^}]*}", "x");
    }
}
