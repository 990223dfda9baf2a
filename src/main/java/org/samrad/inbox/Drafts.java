package org.samrad.inbox;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.annotation.SessionScope;

/**
 * What somebody has sent and not saved yet, in their session, so that a form that comes back stays the same however often its
 * page is loaded and in whatever language; of many the latest.
 */
@Component
@SessionScope
class Drafts implements Serializable {

    private static final int MOST = 5;

    private final Map<String, Draft> byKey = new LinkedHashMap<>();

    /**
     * A form as it was sent.
     *
     * @param saving whether it was ever to be saved, and so is told what is wrong with it
     * @param conflict whether somebody else has changed the request since the form was first shown
     * @param instead why it is no longer about the request that it was about
     */
    record Draft(
            RequestForm form,
            boolean saving,
            boolean conflict,
            @Nullable Instead instead) implements Serializable {}

    /**
     * Why what was typed about one request is kept as another one.
     *
     * @param id the one that it was about
     * @param told the message that says what became of that
     * @param text the message that says what is kept
     * @param form the key of the form that it was typed in
     */
    record Instead(String id, String told, String text, String form) implements Serializable {}

    /** Keeps a form, and what is to be told of it until it is saved. */
    synchronized void keep(RequestForm form, boolean saving) {
        Draft before = byKey.get(form.key());
        put(new Draft(form, saving, before != null && before.conflict(), before == null ? null : before.instead()));
    }

    /** Keeps a form that would be saved over somebody else's change. */
    synchronized void keepInConflict(RequestForm form, boolean saving) {
        put(new Draft(form, saving, true, null));
    }

    /** Keeps a form that stands for another one now. */
    synchronized void keepInstead(RequestForm form, Instead instead) {
        put(new Draft(form, false, false, instead));
    }

    private void put(Draft draft) {
        byKey.remove(draft.form().key());
        byKey.put(draft.form().key(), draft);
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
