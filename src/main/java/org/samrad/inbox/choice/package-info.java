/** What a request can be made of: competences, people, sites and templates to choose from or to find by a word, and what ids are called. */
@NullMarked
package org.samrad.inbox.choice;

import org.jspecify.annotations.NullMarked;
