/**
 * Pull mode: the server looks at a folder or a Git repository and deploys the signed releases that
 * a signed plan in it names. What a release is, and when it may be deployed, is not decided here.
 */
@NullMarked
package dev.arbiter.service.releases.watch;

import org.jspecify.annotations.NullMarked;
