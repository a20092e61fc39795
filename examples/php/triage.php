<?php
// php triage.php DATE FILE...: one JSON answer a line.
require __DIR__ . '/Apatite.php';

$apatite = new Apatite(getenv('APATITE_LIBRARY') ?: 'libapatite.so.0');
$code = 0;
foreach (array_slice($argv, 2) as $file) {
    try {
        echo $apatite->assess(file_get_contents($file), $argv[1]), "\n";
    } catch (ApatiteRefused $problem) {
        fwrite(STDERR, "$file: {$problem->getMessage()}\n");
        $code = 1;
    }
}
exit($code);
