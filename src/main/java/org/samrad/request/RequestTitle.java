package org.samrad.request;

import org.jspecify.annotations.Nullable;

/**
 * What a request is called.
 *
 * @param title as filed; null where it has none
 */
public record RequestTitle(String id, @Nullable String title) {}
