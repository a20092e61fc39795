// Triage.exe DATE FILE...: one JSON answer a line.
using System;
using System.IO;
using System.Linq;

internal static class Triage
{
    private static int Main(string[] arguments)
    {
        var code = 0;
        using (var apatite = new Apatite())
        using (var output = Console.OpenStandardOutput())
            foreach (var file in arguments.Skip(1))
                try
                {
                    var json = apatite.Assess(File.ReadAllBytes(file), arguments[0]);
                    output.Write(json, 0, json.Length);
                    output.WriteByte((byte)'\n');
                }
                catch (ApatiteRefused problem)
                {
                    Console.Error.WriteLine(file + ": " + problem.Message);
                    code = 1;
                }
        return code;
    }
}
