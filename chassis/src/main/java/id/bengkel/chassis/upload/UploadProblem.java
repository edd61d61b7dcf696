package id.bengkel.chassis.upload;

import id.bengkel.chassis.error.Problem;

/** What can be wrong with an upload before anybody looks into it. */
final class UploadProblem {
    static final Problem NOT_ONE_FILE =
            new Problem(400, "formulir harus berisi tepat satu file", "the form must contain exactly one file");

    private UploadProblem() {}
}
