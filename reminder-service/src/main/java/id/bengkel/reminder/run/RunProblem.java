package id.bengkel.reminder.run;

import id.bengkel.chassis.error.Problem;

enum RunProblem implements Problem {
    NOT_FOUND(404, "Pengiriman pengingat tidak ditemukan", "Reminder run not found");

    private final int status;
    private final String indonesian;
    private final String english;

    RunProblem(int status, String indonesian, String english) {
        this.status = status;
        this.indonesian = indonesian;
        this.english = english;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String indonesian() {
        return indonesian;
    }

    @Override
    public String english() {
        return english;
    }
}
