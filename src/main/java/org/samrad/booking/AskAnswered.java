package org.samrad.booking;

import org.jspecify.annotations.Nullable;

/**
 * A planner has answered a {@link BookingAsk}; told in the transaction in which they do.
 *
 * @param question see {@link BookingAsk#question}
 */
record AskAnswered(@Nullable Long question, BookingAsk.Answer answer) {}
