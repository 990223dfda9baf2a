package org.samrad.administration;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetError;
import org.springframework.stereotype.Component;
import org.springframework.web.context.annotation.SessionScope;

/** What was wrong with the planning data that somebody tried to load last, in their session, however often the page is loaded. */
@Component
@SessionScope
class RefusedImport implements Serializable {

    private volatile @Nullable Refusal last;

    /**
     * Why nothing was loaded.
     *
     * @param why the key of a message
     * @param roll whether all dates were to be moved
     * @param errors what is wrong with the files
     * @param more how many further errors there are
     */
    record Refusal(String why, boolean roll, List<DatasetError> errors, int more) implements Serializable {}

    void keep(Refusal refusal) {
        last = refusal;
    }

    Optional<Refusal> last() {
        return Optional.ofNullable(last);
    }
}
