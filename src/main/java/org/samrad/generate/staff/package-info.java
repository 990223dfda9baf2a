/**
 * Who answers: the competences, the region's towns and units, the staff and the time that they offer, and the diary in which a
 * hidden schedule takes of it. Knows nothing of requests.
 */
@NullMarked
package org.samrad.generate.staff;

import org.jspecify.annotations.NullMarked;
