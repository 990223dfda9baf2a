package org.samrad.administration;

import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.annotation.SessionScope;

/** Why the files that somebody chose last could not be taken, in their session, however often the page is loaded. */
@Component
@SessionScope
class RefusedImport implements Serializable {

    private volatile @Nullable Refusal last;

    /** @param why the key of a message */
    record Refusal(String why) implements Serializable {}

    void keep(Refusal refusal) {
        last = refusal;
    }

    Optional<Refusal> last() {
        return Optional.ofNullable(last);
    }
}
