package org.samrad.why;

import org.samrad.explain.unblock.Relaxation;
import org.samrad.plan.web.ShownPlace;

/**
 * A change after which a request has a place.
 *
 * @param key the same for the same change and place
 * @param sentence what has to be given up
 * @param place where it then is
 * @param kind what kind of thing it gives up
 */
record ShownUnblock(String key, String sentence, ShownPlace place, Relaxation.Kind kind) {}
