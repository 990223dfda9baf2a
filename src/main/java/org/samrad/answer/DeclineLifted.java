package org.samrad.answer;

import java.util.UUID;

/**
 * Somebody who declined can be asked again. Told inside the transaction that stores it.
 *
 * @param appointment the id of what they declined
 */
public record DeclineLifted(UUID appointment) {}
