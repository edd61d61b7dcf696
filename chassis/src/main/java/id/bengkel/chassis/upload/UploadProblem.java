package id.bengkel.chassis.upload;

import id.bengkel.chassis.error.Problem;

/** What can be wrong with an upload before anybody looks into it. */
final class UploadProblem {
    static final Problem NO_FILE =
            new Problem(400, "formulir harus berisi satu file", "the form must contain one file");

    private UploadProblem() {}
}
