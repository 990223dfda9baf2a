package org.samrad.inbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.context.annotation.SessionScope;

/**
 * What somebody has sent and not saved yet, in their session, so that a form that comes back stays the same however often its
 * page is loaded and in whatever language; of many the latest.
 */
@Component
@SessionScope
class Drafts {

    private static final int MOST = 5;

    private final Map<String, Draft> byKey = new LinkedHashMap<>();

    /**
     * A form as it was sent.
     *
     * @param saving whether it was ever to be saved, and so is told what is wrong with it
     */
    record Draft(RequestForm form, boolean saving) {}

    synchronized void keep(RequestForm form, boolean saving) {
        byKey.remove(form.key());
        byKey.put(form.key(), new Draft(form, saving));
        if (byKey.size() > MOST) {
            byKey.remove(byKey.keySet().iterator().next());
        }
    }

    synchronized Optional<Draft> of(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    synchronized void drop(String key) {
        byKey.remove(key);
    }
}
