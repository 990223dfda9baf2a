package org.samrad.mytime;

import java.io.Serializable;

/**
 * A field that can't be taken.
 *
 * @param key the message that says what to write
 * @param value what was typed
 */
record Wrong(String field, String key, String value) implements Serializable {}
