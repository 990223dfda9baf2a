package org.samrad.why;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request has no place.
 *
 * @param dropped when it is published, though the plan leaves it out; null where it is not published
 * @param free places that it could have as things stand, the cheapest first
 */
record ShownUnscheduled(String cause, @Nullable LocalDateTime dropped, List<ShownOption> free, List<ShownRole> roles) {}
