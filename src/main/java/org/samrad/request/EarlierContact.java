package org.samrad.request;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a case has met a specialist before.
 *
 * @param specialist the specialist's id
 * @param contacts how often
 * @param lastContact when last, where known
 */
@Embeddable
public record EarlierContact(
        String specialist, int contacts, @Nullable LocalDate lastContact) {}
