package org.samrad.go;

import org.jspecify.annotations.Nullable;

/**
 * A page with a name of its own.
 *
 * @param path its address within the site
 * @param name the message key of what it is called
 * @param here what a page calls itself where it stands among the tabs of its section; null where it has no tab
 * @param route the path that has to be open to whoever goes there
 */
public record SitePage(
        String path, String name, Section section, @Nullable String here, String route) {

    /** What a page is part of; its title is the message key of what stands beside the page's name. */
    enum Section {
        /** Lines of the menu, and what is beside them. */
        MENU(null),
        REQUESTS("menu.requests"),
        PLAN("menu.plan"),
        RULES("menu.rules"),
        MY("menu.my"),
        ADMINISTRATION("menu.admin"),
        DATA("menu.data");

        private final @Nullable String title;

        Section(@Nullable String title) {
            this.title = title;
        }

        @Nullable
        String title() {
            return title;
        }
    }

    /** One that is no tab. */
    static SitePage of(String path, String name, Section section) {
        return tab(path, name, section, null);
    }

    /** One among the tabs of its section. */
    static SitePage tab(String path, String name, Section section, @Nullable String here) {
        return new SitePage(path, name, section, here, path.replaceFirst("\\?.*", ""));
    }
}
