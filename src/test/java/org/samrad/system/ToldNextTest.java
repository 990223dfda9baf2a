package org.samrad.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.samrad.limits.AsTyped;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;

/** What a page has the next one tell, where each request has a copy of the session and writes back what it has touched. */
class ToldNextTest {

    private final FlashMapManager manager = new SharedSessions.ToldNext();

    /** The session as the database has it. */
    private final Map<String, Object> stored = new HashMap<>();

    /** The session as one request has it. */
    private final class Copy extends MockHttpSession {

        private final Set<String> touched = new HashSet<>();
        private boolean open;

        Copy() {
            stored.forEach(super::setAttribute);
            open = true;
        }

        @Override
        public Object getAttribute(String name) {
            touch(name);
            return super.getAttribute(name);
        }

        @Override
        public void setAttribute(String name, Object value) {
            touch(name);
            super.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            touch(name);
            super.removeAttribute(name);
        }

        private void touch(String name) {
            if (open) {
                touched.add(name);
            }
        }

        void writeBack() {
            for (String name : Set.copyOf(touched)) {
                Object value = super.getAttribute(name);
                if (value == null) {
                    stored.remove(name);
                } else {
                    stored.put(name, value);
                }
            }
        }
    }

    @Test
    void whatIsToldSurvivesARequestThatBeganBeforeAndEndsAfter() {
        Copy looking = new Copy();
        assertThat(told("/requests/new", looking)).isNull();

        Copy saving = new Copy();
        tell("/requests/N-1", "filed", saving);
        saving.writeBack();
        looking.writeBack();

        Copy next = new Copy();
        assertThat(told("/requests/N-1", next)).containsEntry("told", "filed");
        next.writeBack();
        assertThat(told("/requests/N-1", new Copy())).isNull();
    }

    @Test
    void twoRequestsAtTheSameMomentEachHaveTheirsTold() {
        Copy one = new Copy();
        Copy other = new Copy();
        tell("/a", "one", one);
        tell("/b", "other", other);
        one.writeBack();
        other.writeBack();

        assertThat(told("/a", new Copy())).containsEntry("told", "one");
        assertThat(told("/b", new Copy())).containsEntry("told", "other");
    }

    /** A form as it was typed. */
    record Typed(String text, List<String> more, Set<String> any, int number) implements Serializable {}

    /** A line of a table as it was sent. */
    record Line(String[] cells) implements Serializable {}

    @Test
    void whereAnIdentityNumberWasTypedNothingThatIsToldHasOne() {
        String key = "00000000-0000-0000-0000-811218987600";
        var told = new FlashMap();
        told.put("typed", new Typed("Anna, 811218-9876", List.of("Bo", "811218-9876"), Set.of("811218-9876"), 3));
        told.put("line", new Line(new String[] {"Bo", "811218-9876"}));
        told.put("values", new Object[] {"811218-9876", 5});
        told.put("errors", Map.of("why", "811218-9876 is too long"));
        told.put("key", key);
        told.put("phone", new AsTyped("8112189876"));
        told.setTargetRequestPath("/a");
        MockHttpServletRequest sent = request("/", new Copy());
        sent.addParameter("text", "Anna, 811218-9876");
        manager.saveOutputFlashMap(told, sent, new MockHttpServletResponse());

        assertThat(new HashMap<String, Object>(told))
                .containsEntry("typed", new Typed("Anna, […]", List.of("Bo", "[…]"), Set.of("[…]"), 3))
                .containsEntry("values", new Object[] {"[…]", 5})
                .containsEntry("errors", Map.of("why", "[…] is too long"))
                .as("what may be kept")
                .containsEntry("phone", new AsTyped("8112189876"))
                .as("what a page knows its own by")
                .containsEntry("key", key);
        assertThat(((Line) Objects.requireNonNull(told.get("line"))).cells()).containsExactly("Bo", "[…]");
    }

    @Test
    void whatPagesSayByThemselvesStaysAsItIs() {
        Copy session = new Copy();
        tell("/a", "reference 811218-9876", session);
        assertThat(told("/a", session)).containsEntry("told", "reference 811218-9876");
    }

    private void tell(String page, String what, Copy session) {
        var told = new FlashMap();
        told.put("told", what);
        told.setTargetRequestPath(page);
        manager.saveOutputFlashMap(told, request("/", session), new MockHttpServletResponse());
    }

    private Map<String, Object> told(String page, Copy session) {
        return manager.retrieveAndUpdate(request(page, session), new MockHttpServletResponse());
    }

    private static MockHttpServletRequest request(String page, Copy session) {
        var request = new MockHttpServletRequest("GET", page);
        request.setSession(session);
        return request;
    }
}
