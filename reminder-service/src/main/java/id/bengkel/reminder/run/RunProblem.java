package id.bengkel.reminder.run;

import id.bengkel.chassis.error.Problem;

final class RunProblem {
    static final Problem NOT_FOUND = new Problem(404, "Pengiriman pengingat tidak ditemukan", "Reminder run not found");

    private RunProblem() {}
}
