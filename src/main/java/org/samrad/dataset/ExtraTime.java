package org.samrad.dataset;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A row of {@code extra_time.csv}: time offered once, within one day, on public holidays too. */
public record ExtraTime(
        String specialist,
        LocalDateTime from,
        LocalDateTime until,
        @Nullable String site) {}
