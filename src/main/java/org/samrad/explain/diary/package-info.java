/** What a plan holds, and when and by whom one more request may be held beside it; known to no other module. */
@NullMarked
package org.samrad.explain.diary;

import org.jspecify.annotations.NullMarked;
