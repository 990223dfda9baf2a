package org.samrad.mytime;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A change that waits until somebody agrees to what it hits.
 *
 * @param action where it is posted again
 * @param fields as they were typed
 * @param confirm what stands for the change and what it hits
 */
record HeldChange(String action, Map<String, List<String>> fields, List<Hit> hits, String confirm)
        implements Serializable {}
