package org.samrad.inbox;

/**
 * What the button that sent the form asks for: to save, or only to show the form with another row or one less, or with what
 * follows from what was typed. A text of the form {@code add-role} or {@code remove-window-2}.
 */
final class FormStep {

    private FormStep() {}

    static boolean saves(String step) {
        return step.isEmpty() || step.equals("save");
    }

    /** The form with the rows that the button asks for. */
    static RequestForm applied(String step, RequestForm form) {
        if (step.equals("add-role")) {
            return form.withAnotherRole();
        }
        if (step.equals("add-window")) {
            return form.withAnotherWindow();
        }
        if (step.matches("remove-role-\\d{1,4}")) {
            return form.withoutRole(number(step));
        }
        if (step.matches("remove-window-\\d{1,4}")) {
            return form.withoutWindow(number(step));
        }
        return form;
    }

    private static int number(String step) {
        return Integer.parseInt(step.substring(step.lastIndexOf('-') + 1));
    }
}
