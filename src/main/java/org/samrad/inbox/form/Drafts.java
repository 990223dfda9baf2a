package org.samrad.inbox.form;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What somebody has sent and not saved yet, in their session, so that a form that comes back stays the same however often its
 * page is loaded and in whatever language; of many the latest. Each is an attribute of its own, and that it was to be saved is another:
 * where requests of one visitor overlap (a form looks ahead while it is sent), the one that ends last must not put back what the other
 * has changed.
 */
@Component
class Drafts {

    private static final int MOST = 5;
    private static final String KEPT = "draft.";
    private static final String SAVING = "draft-saving.";

    private final HttpSession session;

    Drafts(HttpSession session) {
        this.session = session;
    }

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
            @Nullable Instead instead) {}

    /** @param number the higher the later it was kept */
    private record Kept(
            RequestForm form, boolean conflict, @Nullable Instead instead, long number) implements Serializable {}

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
    void keep(RequestForm form, boolean saving) {
        Kept before = kept(form.key());
        put(form, saving, before != null && before.conflict, before == null ? null : before.instead);
    }

    /** Keeps a form that would be saved over somebody else's change. */
    void keepInConflict(RequestForm form, boolean saving) {
        put(form, saving, true, null);
    }

    /** Keeps a form that stands for another one now. */
    void keepInstead(RequestForm form, Instead instead) {
        put(form, false, false, instead);
    }

    private void put(RequestForm form, boolean saving, boolean conflict, @Nullable Instead instead) {
        List<Kept> others =
                all().stream().filter(one -> !one.form.key().equals(form.key())).toList();
        others.stream().limit(Math.max(0, others.size() - MOST + 1)).forEach(one -> drop(one.form.key()));
        long number = others.isEmpty() ? 1 : others.getLast().number + 1;
        session.setAttribute(KEPT + form.key(), new Kept(form, conflict, instead, number));
        if (saving) {
            session.setAttribute(SAVING + form.key(), true);
        }
    }

    Optional<Draft> of(String key) {
        return Optional.ofNullable(kept(key))
                .map(one -> new Draft(one.form, session.getAttribute(SAVING + key) != null, one.conflict, one.instead));
    }

    void drop(String key) {
        session.removeAttribute(KEPT + key);
        session.removeAttribute(SAVING + key);
    }

    private @Nullable Kept kept(String key) {
        return session.getAttribute(KEPT + key) instanceof Kept one ? one : null;
    }

    /** The earliest first. */
    private List<Kept> all() {
        return Collections.list(session.getAttributeNames()).stream()
                .filter(name -> name.startsWith(KEPT))
                .map(session::getAttribute)
                .filter(Kept.class::isInstance)
                .map(Kept.class::cast)
                .sorted(Comparator.comparingLong(Kept::number))
                .toList();
    }
}
