package org.samrad.schedule;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Consultations came, moved, changed their panel or went. Told inside the transaction that does it, the consultations as they are then.
 *
 * @param publication the publication that it comes from; null where it was none
 */
public record NewsOfConsultations(@Nullable Long publication, List<Notification> news, Instant at) {}
