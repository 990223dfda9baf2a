package org.samrad.request;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** That a specialist, by id, may be on no panel of a case. */
@Embeddable
public record Exclusion(String specialist, @Nullable String reason) {}
