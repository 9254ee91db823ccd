"""Opens documents in LibreOffice, accepts or rejects all their changes, and writes the paragraphs, one a line.

Arguments: the program, a folder for its profile, the folder of the documents 0.docx, 1.docx …, and their number.
"""
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

program, profile, folder, count = sys.argv[1:5]
pipe = "stet" + folder.replace("/", "")[-20:]
office = subprocess.Popen([program, "-env:UserInstallation=file://" + profile, "--headless", "--norestore", "--nologo",
                           f"--accept=pipe,name={pipe};urp;"])
here = uno.getComponentContext()
resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
while True:
    try:
        context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        break
    except NoConnectException:
        if office.poll() is not None:
            sys.exit("LibreOffice ended")
        time.sleep(0.2)
manager = context.ServiceManager
desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)


def prop(name, value):
    return PropertyValue(name, 0, value, 0)


for i in range(int(count)):
    for what in ("Accept", "Reject"):
        doc = desktop.loadComponentFromURL(f"file://{folder}/{i}.docx", "_blank", 0, (prop("Hidden", True),))
        if what == "Accept":
            doc.storeToURL(f"file://{folder}/{i}.again.docx", (prop("FilterName", "MS Word 2007 XML"),))
        dispatcher.executeDispatch(doc.CurrentController.Frame, f".uno:{what}AllTrackedChanges", "", 0, ())
        paragraphs = doc.Text.createEnumeration()
        with open(f"{folder}/{i}.{what}", "w", encoding="utf-8", newline="") as out:
            while paragraphs.hasMoreElements():
                out.write(paragraphs.nextElement().getString().replace("\n", "\u2028") + "\n")
        doc.close(True)
try:
    desktop.terminate()
except Exception:  # it closes the pipe before it answers
    pass
office.wait(60)
